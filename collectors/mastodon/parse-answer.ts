import { toIso } from '../../contracts/clock.ts';
import type { Parsed } from '../../contracts/collector.ts';
import { answerError } from '../kit/answer-error.ts';
import { decodeBytes } from '../kit/decode-bytes.ts';
import { hostOf } from '../kit/host-of.ts';
import type { ParseContext } from '../kit/parse-context.ts';
import { emptyParsed, quarantine } from '../kit/parsed.ts';
import { readJsonAnswer } from '../kit/json-answer.ts';
import { listOf, objectOf } from '../kit/json-values.ts';
import { addStatus, statusId, UNKNOWN_SERVER } from './post-of-status.ts';
import { isEventStream, readEvents } from './read-events.ts';
import type { StreamEvent } from './read-events.ts';
import { errorSchema, eventSchema } from './schema.ts';

/** Lists of statuses inside other answers: the thread around a status, the results of a search. */
const LISTS = ['ancestors', 'descendants', 'statuses'] as const;

/**
 * Reads timelines, single statuses, streamed events (server-sent or WebSocket messages) and errors. An object of another
 * kind is quarantined.
 * @throws {VecheError} `unreadable` when it is neither JSON nor an event stream.
 */
export function parseAnswer(body: Uint8Array, channel: string | null, context: ParseContext): Parsed {
  const parsed = emptyParsed();
  const text = decodeBytes(body, 'utf-8');
  if (isEventStream(text)) {
    const events = readEvents(text);
    const host = hostOf(channel) ?? homeOf(events.map(({ payload }) => valueOf(payload)));
    for (const [index, event] of events.entries())
      addEvent(parsed, event, { host, context, place: `events[${index}]` });
    return parsed;
  }
  const answer = readJsonAnswer(body, 'Mastodon');
  if (Array.isArray(answer)) {
    addAll(parsed, answer as unknown[], 'items', { channel, context });
    return parsed;
  }
  const error = errorSchema.safeParse(answer).data;
  if (error !== undefined && !('id' in answer)) return { ...parsed, error: errorOf(error) };
  addObject(parsed, answer, channel, context);
  return parsed;
}

function addAll(
  parsed: Parsed,
  items: readonly unknown[],
  name: string,
  { channel, context }: { channel: string | null; context: ParseContext },
): void {
  const host = hostOf(channel) ?? homeOf(items);
  for (const [index, item] of items.entries())
    addStatus(parsed, item, { host, context, place: `${name}[${index}]` });
}

function addObject(parsed: Parsed, answer: unknown, channel: string | null, context: ParseContext): void {
  const message = eventSchema.safeParse(answer).data;
  if (message !== undefined) {
    const host = hostOf(channel) ?? homeOf([valueOf(message.payload)]);
    addEvent(parsed, message, { host, context, place: 'event' });
  } else if (isStatus(answer)) {
    addStatus(parsed, answer, { host: hostOf(channel) ?? homeOf([answer]), context, place: 'status' });
  } else if (LISTS.some((name) => Array.isArray(objectOf(answer)?.[name]))) {
    for (const name of LISTS) addAll(parsed, listOf(objectOf(answer)?.[name]), name, { channel, context });
  } else quarantine(parsed, 'an answer that holds no status', { place: 'answer', raw: answer });
}

/** Whether an object claims to be a status; accounts, lists and the like have no `content`. */
function isStatus(value: unknown): boolean {
  const fields = objectOf(value);
  return fields !== null && 'content' in fields && 'account' in fields;
}

interface EventPlace {
  host: string;
  context: ParseContext;
  place: string;
}

/** https://docs.joinmastodon.org/methods/streaming/#events */
function addEvent(parsed: Parsed, { event, payload }: StreamEvent, at: EventPlace): void {
  if (event === 'update' || event === 'status.update') addStatus(parsed, valueOf(payload), at);
  else if (event === 'delete' && /^\w{1,40}$/.test(payload.trim()))
    parsed.tombstones.push({
      id: statusId(at.host, payload.trim()),
      deletedAt: toIso(at.context.nowMs),
    });
  else {
    const reason = event === 'delete' ? 'a deletion without id' : 'an event that tells of no status';
    quarantine(parsed, reason, { place: at.place, raw: valueOf(payload) ?? '' });
  }
}

/** The server that wrote the statuses: an account without `@` in its name is its own. */
function homeOf(statuses: readonly unknown[]): string {
  for (const status of statuses) {
    const account = objectOf(objectOf(status)?.['account']);
    const { acct, url } = account ?? {};
    if (typeof acct !== 'string' || acct.includes('@') || typeof url !== 'string') continue;
    const host = hostOf(url);
    if (host !== null) return host;
  }
  return UNKNOWN_SERVER;
}

function errorOf({
  error,
  error_description: more,
}: {
  error: string;
  error_description: string;
}): Parsed['error'] {
  return answerError('error', more || error, reactionTo(error));
}

/** Mastodon's errors are sentences: app/controllers/concerns/api/error_handling.rb and config/locales/en.yml. */
function reactionTo(error: string): string {
  if (/too many requests/i.test(error)) return 'retry: no request until the window of five minutes is over';
  if (/record not found/i.test(error)) return 'skip_object: the status is gone or closed to us';
  if (/authenticated user|access token|not authorized|not currently available/i.test(error))
    return 'private: this server shows its timelines only with a token';
  return 'retry: the server failed inside or asks to wait';
}

function valueOf(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return undefined;
  }
}
