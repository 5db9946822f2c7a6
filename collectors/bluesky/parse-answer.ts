import type { Parsed } from '../../contracts/collector.ts';
import { answerError, notOfNetwork } from '../kit/answer-error.ts';
import { decodeBytes } from '../kit/decode-bytes.ts';
import type { ParseContext } from '../kit/parse-context.ts';
import { emptyParsed, quarantine } from '../kit/parsed.ts';
import { objectOf, readJsonLines } from '../kit/json-values.ts';
import { addChange } from './post-of-change.ts';
import { readEvent } from './read-event.ts';
import { errorSchema } from './schema.ts';

/**
 * Reads events of Jetstream, one JSON object a line, of both wires, and its errors.
 * @throws {VecheError} `unreadable` when no line is a JSON object.
 */
export function parseAnswer(body: Uint8Array, context: ParseContext): Parsed {
  const parsed = emptyParsed();
  const events = readJsonLines(decodeBytes(body, 'utf-8'));
  if (!events.some((event) => objectOf(event) !== null)) throw notOfNetwork('event of Jetstream');
  for (const [index, raw] of events.entries()) {
    const error = errorOf(raw);
    if (error !== null) parsed.error = error;
    else addEvent(parsed, raw, context, `line ${index + 1}`);
  }
  return parsed;
}

function addEvent(parsed: Parsed, raw: unknown, context: ParseContext, place: string): void {
  if (objectOf(raw) === null) return quarantine(parsed, 'a line that is no JSON object', { place, raw: '' });
  const event = readEvent(raw);
  if ('reason' in event) quarantine(parsed, event.reason, { place, raw });
  else addChange(parsed, event, { context, place, raw });
}

function errorOf(raw: unknown): Parsed['error'] {
  const fields = objectOf(raw);
  const error = errorSchema.safeParse(fields?.['payload'] ?? raw).data;
  if (error === undefined || fields === null || 'did' in fields) return null;
  return answerError(error.error, error.message, reactionTo(error.error));
}

/** Errors of lexicon network.bsky.jetstream.subscribeEvents. */
function reactionTo(code: string): string {
  if (code === 'CursorTooOld') return 'gap: what is older than the floor is lost; go on from the floor';
  if (code === 'ConsumerTooSlow') return 'retry: connect again from the last cursor';
  return 'config: the server does not accept the subscription';
}
