import type { FastifyInstance } from 'fastify';
import type { Shown } from '../ledger.ts';
import type { Service } from '../service.ts';
import { residentsLine, tellStory } from '../voices.ts';
import type { Story } from '../world/story.ts';

/** Token of the bot, and the public group that it is a member of. */
export const BOT = { token: '4200000001:simulated-bot-of-the-group', chatId: -1_004_200_000_001 } as const;

const GROUP = { id: BOT.chatId, type: 'supergroup', title: 'Соседи', username: 'sim_sosedi' };
/** core.telegram.org/bots/api#getting-updates */
const KEPT_MS = 24 * 3_600_000;
const UPDATES_MAX = 100;
const FIRST_UPDATE = 880_000_001;
/** A bot that asks more often than this is told to wait. */
const PER_SECOND = 30;
const RETRY_AFTER_SECONDS = 5;
/** Every third message answers the one before it. */
const ANSWERS_EVERY = 3;

interface Update {
  atMs: number;
  index: number;
  isEdit: boolean;
}

/** The Bot API: `/bot<token>/getUpdates`. An update is forgotten once a higher offset was asked for, or after a day. */
export function serveBot(app: FastifyInstance, service: Service): void {
  let confirmed = 0;

  app.post<{ Params: { token: string }; Body: { offset?: number; limit?: number } | null }>(
    '/bot:token/getUpdates',
    async (request, reply) => {
      if (request.params.token !== BOT.token)
        return reply.code(401).send({ ok: false, error_code: 401, description: 'Unauthorized' });
      const limit = {
        name: `telegram bot: ${PER_SECOND} a second`,
        key: BOT.token,
        max: PER_SECOND,
        windowMs: 1000,
      };
      if (!service.limits.allow(limit)) {
        const parameters = { retry_after: RETRY_AFTER_SECONDS };
        const description = `Too Many Requests: retry after ${RETRY_AFTER_SECONDS}`;
        return reply.code(429).send({ ok: false, error_code: 429, description, parameters });
      }
      const nowMs = service.clock.now();
      confirmed = Math.max(confirmed, (request.body?.offset ?? FIRST_UPDATE) - FIRST_UPDATE);
      const result = updatesOf(service, nowMs)
        .map((update, nth) => ({ update, nth }))
        .filter(({ update, nth }) => nth >= confirmed && nowMs - update.atMs < KEPT_MS)
        .slice(0, Math.min(UPDATES_MAX, request.body?.limit ?? UPDATES_MAX))
        .map(({ update, nth }) => updateItem(update, nth, service));
      await service.ledger.flush();
      return reply.send({ ok: true, result });
    },
  );
}

/** All that ever happened in the group, by time. */
function updatesOf(service: Service, nowMs: number): Update[] {
  const line = residentsLine(service);
  const updates: Update[] = [];
  for (let index = 0; index < line.countAt(nowMs); index += 1) {
    const { slot, fate } = service.world.story(line.slot(index));
    updates.push({ atMs: slot.publishedMs, index, isEdit: false });
    if (fate.editedMs !== null && fate.editedMs <= nowMs)
      updates.push({ atMs: fate.editedMs, index, isEdit: true });
  }
  return updates.sort((a, b) => a.atMs - b.atMs);
}

function updateItem({ atMs, index, isEdit }: Update, nth: number, service: Service): object {
  const story = service.world.story(residentsLine(service).slot(index));
  service.ledger.note({ ...shownMessage(story), editedMs: isEdit ? atMs : null });
  const message = messageItem(story, atMs, service);
  return {
    update_id: FIRST_UPDATE + nth,
    ...(isEdit ? { edited_message: { ...message, edit_date: Math.floor(atMs / 1000) } } : { message }),
  };
}

function messageItem(story: Story, atMs: number, service: Service): object {
  const { slot, sort } = story;
  const { text, person } = tellStory(story, atMs, service);
  const number = slot.index + 1;
  const isAnswer = slot.index > 0 && slot.seed % ANSWERS_EVERY === 0;
  service.plant([{ kind: 'name', value: `${person.firstName} ${person.lastName}` }]);
  return {
    message_id: number,
    date: Math.floor(slot.publishedMs / 1000),
    chat: GROUP,
    from: {
      id: person.id,
      is_bot: false,
      first_name: person.firstName,
      last_name: person.lastName,
      username: person.handle,
    },
    ...(isAnswer ? { reply_to_message: { message_id: number - 1, date: 0, chat: GROUP } } : {}),
    ...(sort === 'empty' ? { photo: [{ file_id: 'a', width: 90, height: 60 }] } : {}),
    ...(text === '' ? {} : sort === 'empty' ? { caption: text } : { text }),
  };
}

function shownMessage({ slot }: Story): Shown {
  return {
    id: `telegram:${BOT.chatId}/${slot.index + 1}`,
    network: 'telegram',
    channelId: String(BOT.chatId),
    publishedMs: slot.publishedMs,
    editedMs: null,
    deletedMs: null,
    incidentId: slot.incident?.id ?? null,
  };
}
