import { z } from 'zod';
import type { Parsed } from '../../contracts/collector.ts';
import { answerError, notOfNetwork } from '../kit/answer-error.ts';
import { readJsonAnswer } from '../kit/json-answer.ts';
import type { ParseContext } from '../kit/parse-context.ts';
import { emptyParsed, quarantine } from '../kit/parsed.ts';
import { addMessage } from './add-message.ts';
import { reactionTo } from './reactions.ts';
import { answerSchema, membershipSchema } from './schema.ts';
import type { ThreadRoots } from './thread-roots.ts';
import { createThreadRoots } from './thread-roots.ts';

/** Updates that are asked for; all else that a bot may get is private, or tells of persons. */
export const ALLOWED_UPDATES = [
  'message',
  'edited_message',
  'channel_post',
  'edited_channel_post',
  'my_chat_member',
] as const;

const updateSchema = z.object({ update_id: z.number().int() });
const chatOfSchema = z.object({ chat: z.object({ id: z.number() }) });

/** A batch of updates as read. */
export interface ParsedUpdates extends Parsed {
  /** Number of the newest update; null when none says its number. */
  lastId: number | null;
  /** Whether the bot is still in a chat, of those where that changed; in order. */
  memberships: { chatId: number; isMember: boolean }[];
}

/**
 * Reads a batch of updates, and keeps in `roots` what later ones may hang under. Messages of chats that are not in
 * `chats` leave no trace; null reads all.
 */
export function parseUpdates(
  updates: readonly unknown[],
  { chats, roots, context }: { chats: ReadonlySet<number> | null; roots: ThreadRoots; context: ParseContext },
): ParsedUpdates {
  const into: ParsedUpdates = { ...emptyParsed(), lastId: null, memberships: [] };
  for (const [index, raw] of updates.entries()) {
    const place = `result[${index}]`;
    const id = updateSchema.safeParse(raw).data?.update_id;
    if (id === undefined) {
      quarantine(into, 'an update without its number', { place, raw: '' });
      continue;
    }
    into.lastId = Math.max(into.lastId ?? id, id);
    const update = raw as Record<string, unknown>;
    const kind = ALLOWED_UPDATES.find((name) => name in update);
    if (kind === undefined) {
      quarantine(into, 'an update that tells of no message: never collected', { place, raw: '' });
      continue;
    }
    const content = update[kind];
    const chatId = chatOfSchema.safeParse(content).data?.chat.id;
    if (chats !== null && chatId !== undefined && !chats.has(chatId)) continue;
    if (kind === 'my_chat_member') addMembership(into, content);
    else addMessage(into, content, roots, { context, place });
  }
  return into;
}

function addMembership(into: ParsedUpdates, raw: unknown): void {
  const change = membershipSchema.safeParse(raw).data;
  if (change === undefined) return;
  const isMember = !['left', 'kicked'].includes(change.new_chat_member.status);
  into.memberships.push({ chatId: change.chat.id, isMember });
}

/**
 * Reads a raw answer of `getUpdates`, one update as a webhook brings it, or an error.
 * @throws {VecheError} `unreadable` when it is no answer of the Bot API.
 */
export function parseBotAnswer(body: Uint8Array, context: ParseContext): Parsed {
  const raw = readJsonAnswer(body, 'the Bot API');
  const answer = answerSchema.safeParse(raw).data;
  if (answer?.ok === false) {
    const { error_code: code = 0, description, parameters } = answer;
    const { kind, meaning, waitSeconds } = reactionTo(code, description, parameters?.retry_after ?? null);
    const wait = waitSeconds === null ? '' : ` for ${waitSeconds} s`;
    return {
      ...emptyParsed(),
      error: answerError(String(code), description, `${kind}: ${meaning}${wait}`),
    };
  }
  const updates = 'update_id' in raw ? [raw] : answer?.result;
  if (!Array.isArray(updates)) throw notOfNetwork('list of updates of the Bot API');
  const roots = createThreadRoots({});
  const { posts, tombstones, quarantined, futureDates, error } = parseUpdates(updates as unknown[], {
    chats: null,
    roots,
    context,
  });
  return { posts, tombstones, quarantined, futureDates, error };
}
