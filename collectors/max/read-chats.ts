import type { Reaction } from '../kit/reaction.ts';
import type { BotVisit } from './bot-visit.ts';
import type { Gap, MaxCursor } from './schema.ts';
import { chatSchema, chatsSchema } from './schema.ts';

const PAGE_SIZE = 100;
/** Five thousand chats of one bot. */
const PAGES_MAX = 50;
const HOUR_MS = 3_600_000;
/**
 * After a pause as long as this the history is read besides the updates. The network keeps updates for hours (it repeats
 * a webhook for eight), but does not promise to.
 */
const PAUSE_MS = HOUR_MS;
const OVERLAP_MS = 5 * 60_000;
const GAPS_MAX = 500;

/** Asks once an hour in which open chats the bot is a member; opens gaps for new ones, and for all after a pause. */
export async function refreshChats(visit: BotVisit): Promise<Reaction | null> {
  const { cursor } = visit;
  const nowMs = visit.nowMs();
  if (nowMs - cursor.chatsMs >= HOUR_MS) {
    const found = await openChats(visit);
    if ('kind' in found) return found;
    visit.cursor = { ...withChats(visit, found), chatsMs: nowMs };
  }
  if (cursor.readMs > 0 && nowMs - cursor.readMs >= PAUSE_MS) {
    const known = visit.cursor.chats.filter((id) => cursor.chats.includes(id));
    visit.cursor = withGaps(
      visit.cursor,
      known.map((chatId) => ({ chatId, fromMs: cursor.readMs - OVERLAP_MS, toMs: nowMs })),
    );
  }
  return null;
}

function withChats({ cursor, sinceMs, nowMs }: BotVisit, chats: string[]): MaxCursor {
  const added = chats.filter((id) => !cursor.chats.includes(id));
  return withGaps(
    { ...cursor, chats, gaps: cursor.gaps.filter(({ chatId }) => chats.includes(chatId)) },
    added.map((chatId) => ({ chatId, fromMs: sinceMs, toMs: nowMs() })),
  );
}

/** Keeps the list bounded: what a chat has open becomes one gap that spans all of it, which reads more and loses nothing. */
function withGaps(cursor: MaxCursor, gaps: readonly Gap[]): MaxCursor {
  const all = [...cursor.gaps, ...gaps];
  if (all.length <= GAPS_MAX) return { ...cursor, gaps: all };
  const spans = new Map<string, Gap>();
  for (const gap of all) {
    const known = spans.get(gap.chatId) ?? gap;
    const [fromMs, toMs] = [Math.min(known.fromMs, gap.fromMs), Math.max(known.toMs, gap.toMs)];
    spans.set(gap.chatId, { chatId: gap.chatId, fromMs, toMs });
  }
  return { ...cursor, gaps: [...spans.values()] };
}

/** Ids of active, public chats and channels. A server without the method is believed to show what the source names. */
async function openChats(visit: BotVisit): Promise<string[] | Reaction> {
  const open: string[] = [];
  let query: Record<string, string | number> = { count: PAGE_SIZE };
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const called = await visit.call('/chats', query);
    if ('reaction' in called) {
      const { wanted } = visit;
      return called.reaction.kind === 'stop_source' && wanted !== null ? [...wanted] : called.reaction;
    }
    const { chats = [], marker = null } = chatsSchema.safeParse(called.answer).data ?? {};
    open.push(...chats.flatMap((raw) => openChatId(raw, visit.wanted) ?? []));
    if (chats.length === 0 || marker === null || marker === query['marker']) break;
    query = { count: PAGE_SIZE, marker };
  }
  return [...new Set(open)];
}

/** Id of a chat that may be read; null: it is closed, a dialogue, left by the bot, or not asked for. */
function openChatId(raw: unknown, wanted: ReadonlySet<string> | null): string | null {
  const chat = chatSchema.safeParse(raw).data;
  if (chat === undefined || wanted?.has(chat.chat_id) === false) return null;
  const isOpen = chat.is_public && chat.type !== 'dialog' && chat.status === 'active';
  return isOpen ? chat.chat_id : null;
}
