import { z } from 'zod';
import type { BotVisit, Step } from './bot-visit.ts';
import type { Gap } from './schema.ts';
import { messagesSchema } from './schema.ts';

const PAGE_SIZE = 100;
const timeSchema = z.object({ timestamp: z.number() });

/** Reads what is missing of the chats' history, newest first. */
export async function* readHistory(visit: BotVisit): Step {
  for (let gap = visit.cursor.gaps.at(-1); gap !== undefined; gap = visit.cursor.gaps.at(-1)) {
    const { chatId, fromMs, toMs } = gap;
    // The list runs backwards: `from` is its newer end.
    const called = await visit.call('/messages', {
      chat_id: chatId,
      from: toMs,
      to: fromMs,
      count: PAGE_SIZE,
    });
    const rest = visit.cursor.gaps.slice(0, -1);
    if ('reaction' in called) {
      const { kind } = called.reaction;
      if (kind !== 'skip_object' && kind !== 'stop_source') return called.reaction;
      // Only this chat is closed to us: the list of chats is asked for again.
      visit.cursor = { ...visit.cursor, gaps: rest, chatsMs: 0 };
      continue;
    }
    const left = restOf(gap, messagesSchema.safeParse(called.answer).data?.messages ?? []);
    yield visit.land(visit.read(called.answer), { gaps: left === null ? rest : [...rest, left] });
  }
  return null;
}

/** What is left of a gap after a page of it; null when it is closed. */
function restOf(gap: Gap, messages: readonly unknown[]): Gap | null {
  const times = messages.flatMap((raw) => timeSchema.safeParse(raw).data?.timestamp ?? []);
  if (messages.length < PAGE_SIZE || times.length === 0) return null;
  const bottom = Math.min(...times);
  // A whole page of one moment does not lead further down by itself.
  const toMs = bottom < gap.toMs ? bottom : gap.toMs - 1;
  return toMs < gap.fromMs ? null : { ...gap, toMs };
}
