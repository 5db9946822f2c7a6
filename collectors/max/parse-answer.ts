import type { Parsed } from '../../contracts/collector.ts';
import { VecheError } from '../../contracts/errors.ts';
import { decodeBytes } from '../kit/decode-bytes.ts';
import { safeText } from '../kit/build-post.ts';
import type { ParseContext } from '../kit/parse-context.ts';
import { emptyParsed } from '../kit/parsed.ts';
import { parseExactly } from './exact-json.ts';
import type { MessageDeps } from './message-of-item.ts';
import { addMessage } from './message-of-item.ts';
import { reactionTo } from './reactions.ts';
import { errorSchema, messagesSchema, messageSchema, updateSchema, updatesSchema } from './schema.ts';
import { addUpdate } from './update-of-item.ts';

const MESSAGE_LENGTH_MAX = 200;

/**
 * Reads any answer of MAX: updates, one update as a webhook gets it, lists of messages, one message, errors. What holds no
 * messages gives nothing. An answer does not say which chats are open; whoever hands it over has to know.
 * @throws {VecheError} `unreadable` when it is no JSON object.
 */
export function parseAnswer(body: Uint8Array, channel: string | null, context: ParseContext): Parsed {
  const answer = readObject(body);
  const error = errorSchema.safeParse(answer).data;
  if (error !== undefined) return { ...emptyParsed(), error: errorOf(error) };
  const deps = {
    context,
    isOpen: (chatId: string) => channel === null || chatId === channel,
    latest: new Map(),
  };
  return readItems(answer, deps);
}

/** What lists of updates or messages hold; lists of messages come newest first. */
export function readItems(answer: unknown, deps: MessageDeps): Parsed {
  const parsed = emptyParsed();
  const updates = updatesSchema.safeParse(answer).data?.updates;
  const messages = messagesSchema.safeParse(answer).data?.messages;
  for (const [index, update] of updates?.entries() ?? [])
    addUpdate(parsed, update, `updates[${index}]`, deps);
  for (const [index, raw] of [...(messages?.entries() ?? [])].toReversed())
    addMessage(parsed, { raw, place: `messages[${index}]`, editedMs: null }, deps);
  if (updates !== undefined || messages !== undefined) return parsed;
  if (updateSchema.safeParse(answer).success) addUpdate(parsed, answer, 'update', deps);
  else if (messageSchema.safeParse(answer).success)
    addMessage(parsed, { raw: answer, place: 'message', editedMs: null }, deps);
  return parsed;
}

function readObject(body: Uint8Array): object {
  let cause: unknown = null;
  try {
    const value = parseExactly(decodeBytes(body, 'utf-8'));
    if (typeof value === 'object' && value !== null) return value;
  } catch (error) {
    cause = error;
  }
  throw new VecheError('unreadable', 'this is no JSON answer of MAX', {
    hint: 'a cut answer, or a page of a proxy, looks like this',
    cause,
  });
}

function errorOf({ code, message }: { code: string; message: string }): NonNullable<Parsed['error']> {
  const { kind, meaning } = reactionTo(code, 0);
  return {
    code: code.slice(0, MESSAGE_LENGTH_MAX),
    message: safeText(message).text.slice(0, MESSAGE_LENGTH_MAX),
    reaction: `${kind}: ${meaning}`,
  };
}
