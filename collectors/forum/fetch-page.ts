import type { CollectorServices, HttpAnswer, PollInput } from '../../contracts/collector.ts';
import { VecheError } from '../../contracts/errors.ts';
import { objectOf } from '../kit/json-values.ts';
import { jsonOf } from '../kit/json-answer.ts';
import { placeOf, refuseBusyAnswer, stopIfAborted } from '../kit/http-status.ts';
import type { ParseContext } from '../kit/parse-context.ts';
import { FORUM_LIMIT } from './limit.ts';
import type { ParsedForum } from './parse-answer.ts';
import { parseDiscourse } from './parse-answer.ts';

const BODY_BYTES_MAX = 10 * 1024 * 1024;

/** Why a page cannot be used although the server answered. */
export interface NoPage {
  state: 'private' | 'layout_changed' | 'dead';
  reason: string;
}

/**
 * Fetches the newest posts of a forum, or those with ids up to `before`.
 * @throws {VecheError} `remote` when the server wants to be asked later, and what the client throws.
 */
export async function fetchPage(
  { base, before }: { base: string; before: number | null },
  context: { forum: string; parse: ParseContext },
  { http, limiter }: CollectorServices,
  signal: PollInput['signal'],
): Promise<ParsedForum | NoPage> {
  stopIfAborted(signal);
  const url = `${base}/posts.json${before === null ? '' : `?before=${before}`}`;
  const turn = { bucket: `host:${new URL(url).host}`, perSecond: FORUM_LIMIT.perSecond, signal };
  const answer = await limiter.run(turn, () =>
    http({
      url,
      headers: { accept: 'application/json' },
      bodyBytesMax: BODY_BYTES_MAX,
      redirectsMax: 2,
      signal,
    }),
  );
  if (isClosed(answer)) return { state: 'private', reason: 'the forum shows its posts to members only' };
  refuseBusyAnswer(withWait(answer), placeOf(url));
  if (answer.status === 404 || answer.status === 410)
    return {
      state: 'dead',
      reason: `no forum with Discourse's interface at this address (${answer.status})`,
    };
  try {
    const parsed = parseDiscourse(answer.body, context.forum, context.parse);
    if (parsed.error !== null) return { state: 'layout_changed', reason: parsed.error.message };
    // Taken for an empty page, it would let the visit walk past posts that nobody has read.
    const isUnread = parsed.items.length === 0 && parsed.quarantined.length > 0;
    return isUnread ? { state: 'layout_changed', reason: 'none of the posts can be read' } : parsed;
  } catch (error) {
    if (!(error instanceof VecheError) || error.code !== 'unreadable') throw error;
    return { state: 'layout_changed', reason: error.message };
  }
}

/** Discourse answers 403 with `not_logged_in` where only members may read. */
function isClosed({ status, body }: HttpAnswer): boolean {
  return status === 403 && objectOf(jsonOf(body))?.['error_type'] === 'not_logged_in';
}

/** The body of a 429 tells how long to wait when the header does not. */
function withWait(answer: HttpAnswer): HttpAnswer {
  if (answer.status !== 429 || answer.retryAfterSeconds !== null) return answer;
  const wait = objectOf(objectOf(jsonOf(answer.body))?.['extras'])?.['wait_seconds'];
  const isUsable = typeof wait === 'number' && wait > 0;
  return { ...answer, retryAfterSeconds: isUsable ? Math.ceil(wait) : null };
}
