import type { CollectorServices, HttpAnswer } from '../../contracts/collector.ts';
import { VecheError } from '../../contracts/errors.ts';
import { placeOf, refuseBusyAnswer, stopIfAborted } from '../kit/http-status.ts';

const BODY_BYTES_MAX = 10 * 1024 * 1024;

/** 300 requests in five minutes from one address: one a second is exactly that. */
export const MASTODON_PER_SECOND = 1;

/** Whoever asks, and how. */
export interface Asker {
  services: Pick<CollectorServices, 'http' | 'limiter' | 'clock'>;
  token: string | null;
  signal: AbortSignal;
}

/** Why a timeline cannot be used although the server answered. */
export interface NoTimeline {
  state: 'private' | 'dead';
  reason: string;
}

/**
 * One request, in its turn.
 * @throws {VecheError} `remote` when the server wants to be asked later, and what the client throws.
 */
export async function ask(url: string, { services, token, signal }: Asker): Promise<HttpAnswer> {
  stopIfAborted(signal);
  const headers = {
    accept: 'application/json',
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
  };
  const turn = { bucket: `host:${new URL(url).host}`, perSecond: MASTODON_PER_SECOND, signal };
  const answer = await services.limiter.run(turn, () =>
    services.http({ url, headers, bodyBytesMax: BODY_BYTES_MAX, redirectsMax: 2, signal }),
  );
  // 403 is a closed timeline here, not a server that is busy.
  if (answer.status !== 403) refuseBusyAnswer(withReset(answer, services.clock.now()), placeOf(url));
  return answer;
}

/** What the statuses of an answer of another status than 200 mean; null: it can be read. */
export function noTimeline({ status, url }: HttpAnswer): NoTimeline | null {
  if (status === 200) return null;
  if (status === 401 || status === 403 || status === 422)
    return { state: 'private', reason: 'the server shows this timeline only with a token' };
  if (status === 404 || status === 410)
    return { state: 'dead', reason: `no server with Mastodon's interface at this address (${status})` };
  throw new VecheError('remote', `the server answered ${status}`, {
    where: placeOf(url),
    hint: 'open the address in a browser',
    retryAfterSeconds: 3600,
  });
}

/** Mastodon writes no Retry-After: the header tells when the window ends. */
function withReset(answer: HttpAnswer, nowMs: number): HttpAnswer {
  if (answer.status !== 429 || answer.retryAfterSeconds !== null) return answer;
  const resetMs = Date.parse(answer.headers['x-ratelimit-reset'] ?? '');
  const seconds = Math.ceil((resetMs - nowMs) / 1000);
  return seconds > 0 ? { ...answer, retryAfterSeconds: seconds } : answer;
}
