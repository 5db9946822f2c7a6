import type { HttpAnswer } from '../../contracts/collector.ts';
import { VecheError } from '../../contracts/errors.ts';
import type { SourceState } from '../../contracts/source.ts';
import { placeOf, refuseBusyAnswer } from '../kit/http-status.ts';
import type { RssCursor } from './schema.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MISSING_MAX_MS = 14 * DAY_MS;

/** What to report, and the cursor that says how long the feed is left alone. */
export interface StatusReaction {
  report: { state: SourceState; reason: string };
  cursor: RssCursor;
}

/**
 * Reaction to an answer that holds no feed: 410 is final and looked at once a day; 404 is tried after 1, 2, 4 … 24 h
 * and counts as dead after 14 days. null: the answer can be read.
 * @throws {VecheError} `remote` with retryAfterSeconds for 403, 429, 5xx and everything else that is no success.
 */
export function reactToStatus(
  answer: HttpAnswer,
  cursor: RssCursor,
  target: string,
  nowMs: number,
): StatusReaction | null {
  const { status } = answer;
  refuseBusyAnswer(answer, placeOf(target));
  if (status === 200 || status === 304) return null;
  if (status === 410)
    return hold(cursor, { state: 'dead', reason: 'the feed is gone for good (410)' }, DAY_MS);
  if (status === 404) {
    const missing = { sinceMs: cursor.missing?.sinceMs ?? nowMs, times: (cursor.missing?.times ?? 0) + 1 };
    const isDead = nowMs - missing.sinceMs >= MISSING_MAX_MS;
    const waitMs = Math.min(DAY_MS, HOUR_MS * 2 ** Math.min(missing.times - 1, 5));
    const report = isDead
      ? { state: 'dead' as const, reason: 'no feed at this address for 14 days (404)' }
      : { state: 'backing_off' as const, reason: 'no feed at this address (404)' };
    return hold({ ...cursor, missing }, report, waitMs);
  }
  throw new VecheError('remote', `the server answered ${status}`, {
    where: placeOf(target),
    hint: 'open the address in a browser',
    retryAfterSeconds: 3600,
  });

  function hold(base: RssCursor, report: StatusReaction['report'], waitMs: number): StatusReaction {
    return { report, cursor: { ...base, hold: { untilMs: nowMs + waitMs, ...report, of: target } } };
  }
}
