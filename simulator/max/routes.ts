import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Service } from '../service.ts';
import type { Channel } from '../world/channel.ts';
import { eventsOf, messageItem, midOf, shownMessage, type ChatEvent } from './messages.ts';

/** Requests a second of one bot (https://dev.max.ru/docs-api). */
const PER_SECOND = 30;
const STEP_MS = 1000;

type Query = Record<string, string | undefined>;
type ChatOf = (token: string) => Channel | undefined;

/**
 * The Bot API of MAX: `/chats`, `/updates`, `/messages`. Each bot is a member of one chat; `chatOf` knows by its token of
 * which. Updates before a marker that was passed once are forgotten.
 */
export function serveMax(app: FastifyInstance, service: Service, chatOf: ChatOf): void {
  const committed = new Map<string, number>();

  app.get('/chats', async (request, reply) => {
    const chat = admit(request, reply, { service, chatOf });
    if (chat === null) return reply;
    const type = chat.voice === 'residents' ? 'chat' : 'channel';
    const shown = {
      chat_id: Number(chat.native),
      type,
      status: 'active',
      title: chat.title,
      is_public: true,
    };
    return { chats: [shown], marker: null };
  });

  app.get<{ Querystring: Query }>('/updates', async (request, reply) => {
    const chat = admit(request, reply, { service, chatOf });
    if (chat === null) return reply;
    const marker = Math.max(numberOf(request.query['marker'], -1), committed.get(chat.id) ?? 0);
    committed.set(chat.id, marker);
    const waitMs = Math.min(90, numberOf(request.query['timeout'], 30)) * 1000;
    const limit = Math.min(1000, numberOf(request.query['limit'], 100));
    const isGone = (): boolean => request.raw.socket.destroyed;
    const page = (await nextEvents(chat, service, { marker, waitMs, isGone })).slice(0, limit);
    const updates = page.map((event) => updateOf(chat, event, service));
    await service.ledger.flush();
    return { updates, marker: marker + page.length };
  });

  app.get<{ Querystring: Query }>('/messages', async (request, reply) => {
    const chat = admit(request, reply, { service, chatOf });
    if (chat === null) return reply;
    if (request.query['chat_id'] !== chat.native)
      return reply.code(404).send({ code: 'chat.not.found', message: 'Chat not found' });
    const messages = historyOf(chat, request.query, service);
    await service.ledger.flush();
    return { messages };
  });
}

/** The bot's chat; null when the request has been refused. */
function admit(
  request: FastifyRequest,
  reply: FastifyReply,
  { service, chatOf }: { service: Service; chatOf: ChatOf },
): Channel | null {
  const token = request.headers.authorization ?? '';
  const chat = chatOf(token);
  if (chat === undefined) {
    void reply.code(401).send({ code: 'verify.token', message: 'Invalid access_token' });
    return null;
  }
  const limit = { name: `max: ${PER_SECOND} a second`, key: token, max: PER_SECOND, windowMs: 1000 };
  if (service.limits.allow(limit)) return chat;
  void reply.code(429).header('retry-after', '1').send({ code: 'too.many.requests', message: 'Too many' });
  return null;
}

interface Waiting {
  marker: number;
  waitMs: number;
  /** Whether the client has left. */
  isGone: () => boolean;
}

/** Waits for something to happen, as long as it is wanted and the client is there. */
async function nextEvents(
  chat: Channel,
  service: Service,
  { marker, waitMs, isGone }: Waiting,
): Promise<ChatEvent[]> {
  for (let waitedMs = 0; ; waitedMs += STEP_MS) {
    const events = eventsOf(chat, service, service.clock.now()).slice(marker);
    if (events.length > 0 || waitedMs >= waitMs || isGone()) return events;
    await service.clock.sleep(STEP_MS);
  }
}

/** Newest first, from `from` back to `to`. The text is the newest; that it was edited is not told. */
function historyOf(chat: Channel, query: Query, service: Service): object[] {
  const nowMs = service.clock.now();
  const [from, to] = [numberOf(query['from'], nowMs), numberOf(query['to'], 0)];
  const count = Math.min(100, numberOf(query['count'], 50));
  const line = service.world.timeline(chat);
  const items: object[] = [];
  for (let index = line.countAt(nowMs) - 1; index >= 0 && items.length < count; index -= 1) {
    const story = service.world.story(line.slot(index));
    const { fate, slot } = story;
    const isShown = slot.publishedMs <= from && slot.publishedMs >= to;
    if (!isShown || (fate.deletedMs !== null && fate.deletedMs <= nowMs)) continue;
    service.ledger.note(shownMessage(story));
    items.push(messageItem(story, service, fate.editedMs !== null && fate.editedMs <= nowMs));
  }
  return items;
}

/** An update, with the message as it was then, and notes in the ledger what it tells. */
function updateOf(chat: Channel, { kind, atMs, index }: ChatEvent, service: Service): object {
  const story = service.world.story(service.world.timeline(chat).slot(index));
  const isEdit = kind === 'message_edited';
  const isRemoval = kind === 'message_removed';
  service.ledger.note({
    ...shownMessage(story),
    editedMs: isEdit ? atMs : null,
    deletedMs: isRemoval ? atMs : null,
  });
  const told = { update_type: kind, timestamp: atMs };
  return isRemoval
    ? { ...told, message_id: midOf(chat, index), chat_id: Number(chat.native), user_id: 1 }
    : { ...told, message: messageItem(story, service, isEdit) };
}

function numberOf(text: string | undefined, fallback: number): number {
  return /^\d{1,15}$/.test(text ?? '') ? Number(text) : fallback;
}
