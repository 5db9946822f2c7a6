import type { ReadOptions } from '../../contracts/queries/filters.ts';
import type { ThreadAnswer } from '../../contracts/queries/threads.ts';
import { and } from './condition.ts';
import { livePosts } from './live-posts.ts';
import { readPost } from './posts.ts';
import type { QueryContext } from './run-query.ts';
import { findingsWithin, readAudit } from './thread-audits.ts';
import { scopeWhere } from './where.ts';

const POSTS_MAX = 500;

/**
 * A thread: the root first, then the oldest answers, at most 500  A root that was never collected has its answers
 * all the same; a thread that was not audited yet has no findings. Null when nothing of it is within the scope.
 */
export async function readThread(
  context: QueryContext,
  rootId: string,
  options: ReadOptions,
): Promise<ThreadAnswer | null> {
  const [root, answers, audit] = await Promise.all([
    readPost(context, rootId, options),
    readAnswers(context, rootId, options),
    readAudit(context, rootId, options),
  ]);
  const posts = [...(root === null ? [] : [root]), ...answers].slice(0, POSTS_MAX);
  const [first] = posts;
  if (first === undefined) return null;
  const thread = audit ?? {
    rootId,
    channelId: first.channelId,
    districtId: first.districtId,
    heat: 0,
    findings: [],
  };
  const findings = await findingsWithin(context, thread.findings, options);
  return { thread: { ...thread, findings }, posts, next: null };
}

function readAnswers(context: QueryContext, rootId: string, options: ReadOptions) {
  const where = and([
    {
      sql:
        '(ts, id) IN (SELECT ts, id FROM thread_posts WHERE root_id = {root: String}) ' +
        'AND sign = 1 AND root_id = {root: String} AND id != {root: String}',
      params: { root: rootId },
    },
    scopeWhere(options.scope),
  ]);
  return livePosts(context, { where, order: 'oldest', after: null, limit: POSTS_MAX }, options);
}
