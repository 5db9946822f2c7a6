import type { HttpAnswer } from '../../contracts/collector.ts';
import { VecheError } from '../../contracts/errors.ts';

const DAY_SECONDS = 86_400;

/**
 * Refuses answers that mean "come back later".
 * @throws {VecheError} `remote` with retryAfterSeconds for 403, 408, 425, 429 and 5xx: what Retry-After asks, at most a
 * day; else five minutes, half an hour for 403.
 */
export function refuseBusyAnswer(answer: HttpAnswer, where: string): void {
  const { status } = answer;
  if (status < 500 && ![403, 408, 425, 429].includes(status)) return;
  throw new VecheError('remote', `the server answered ${status}`, {
    where,
    hint: status === 403 ? 'it refuses this address or client; ask its owner' : 'it is tried again later',
    retryAfterSeconds: Math.min(answer.retryAfterSeconds ?? (status === 403 ? 1800 : 300), DAY_SECONDS),
  });
}

/** @throws {VecheError} `aborted` when the visit has been called off. */
export function stopIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new VecheError('aborted', 'the visit was called off');
}

/** Scheme, host and path of an address: what may stand in an error or log, without keys in the query. */
export function placeOf(url: string): string {
  const parsed = URL.parse(url);
  return parsed === null ? 'unreadable address' : `${parsed.origin}${parsed.pathname}`;
}
