import type { CollectorServices, HttpAnswer } from '../../contracts/collector.ts';
import { VecheError } from '../../contracts/errors.ts';
import { inHostTurn } from '../kit/host-turn.ts';
import { placeOf } from '../kit/http-status.ts';
import type { RssCursor } from './schema.ts';

const BODY_BYTES_MAX = 20 * 1024 * 1024;
const REDIRECTS_MAX = 3;
const ACCEPT =
  'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5';
/** Identical permanent redirects in a row after which the new address is asked directly. */
const MOVES_TRUSTED = 3;

/** The final answer, and the permanent redirect that led to it. */
export interface FetchedFeed {
  answer: HttpAnswer;
  movedTo: RssCursor['moved'];
}

/**
 * Fetches a feed with the validators of the last visit, following at most three redirects itself so that permanent
 * ones are noticed.
 * @throws {VecheError} what the client throws, and `remote` for a redirect without end or target.
 */
export async function fetchFeed(
  target: string,
  cursor: RssCursor,
  services: Pick<CollectorServices, 'http' | 'limiter'>,
  signal: AbortSignal,
): Promise<FetchedFeed> {
  const trusted = cursor.moved !== null && cursor.moved.times >= MOVES_TRUSTED ? cursor.moved : null;
  let url = trusted?.to ?? target;
  let isPermanent = true;
  for (let hop = 0; hop <= REDIRECTS_MAX; hop += 1) {
    const request = {
      url,
      headers: { accept: ACCEPT, ...validators(cursor) },
      bodyBytesMax: BODY_BYTES_MAX,
      redirectsMax: 0,
      signal,
    };
    const answer = await inHostTurn(url, { limiter: services.limiter, signal }, () => services.http(request));
    const next = nextAddress(answer, url);
    if (next === null)
      return { answer, movedTo: trusted ?? countMove(cursor.moved, hop > 0 && isPermanent ? url : null) };
    isPermanent &&= answer.status === 301 || answer.status === 308;
    url = next;
  }
  throw new VecheError('remote', `more than ${REDIRECTS_MAX} redirects`, {
    where: placeOf(target),
    hint: 'open the address in a browser and write the final one into the source',
    retryAfterSeconds: 3600,
  });
}

function validators(cursor: RssCursor): Record<string, string> {
  return {
    ...(cursor.etag === null ? {} : { 'if-none-match': cursor.etag }),
    ...(cursor.lastModified === null ? {} : { 'if-modified-since': cursor.lastModified }),
  };
}

/** Where a redirect leads; null when the answer is none. */
function nextAddress(answer: HttpAnswer, url: string): string | null {
  if (![301, 302, 303, 307, 308].includes(answer.status)) return null;
  const next = URL.parse(answer.headers['location'] ?? '', url);
  if (next !== null && /^https?:$/.test(next.protocol)) return next.href;
  throw new VecheError('remote', 'a redirect without a usable target', {
    where: placeOf(url),
    hint: 'open the address in a browser',
    retryAfterSeconds: 3600,
  });
}

function countMove(known: RssCursor['moved'], to: string | null): RssCursor['moved'] {
  if (to === null) return null;
  return { to, times: known?.to === to ? known.times + 1 : 1 };
}
