import type { ReadOptions } from '../../contracts/queries/filters.ts';
import type { PostsParams, PublicPost } from '../../contracts/queries/posts.ts';
import { cancelledColumn, liveOf, type MaybeCancelled } from './cancelled.ts';
import { and, type Condition } from './condition.ts';
import type { Position } from './cursor.ts';
import { PUBLIC_COLUMNS, toPublicPost, type PublicRow } from './public-post.ts';
import { readMetrics } from './read-metrics.ts';
import { readRows, type QueryContext } from './run-query.ts';

/** Which posts, from where on, in which order. */
export interface LiveRequest {
  /** Of rows with sign 1. */
  where: Condition;
  order: PostsParams['order'];
  /** Strictly after this post; null: from the beginning. */
  after: Position | null;
  limit: number;
}

type Row = PublicRow & MaybeCancelled & { ms: number };
/** Where a page begins: after all rows of a post, or after one of its rows. */
type Start = Position & { version?: number };

/**
 * Live posts by (ts, id), at most `limit`, with their metrics. Cancelled rows are taken out of a page after reading it,
 * so that the engine can stop at the limit; more is read until the page is full or nothing is left.
 */
export async function livePosts(
  context: QueryContext,
  request: LiveRequest,
  options: ReadOptions,
): Promise<PublicPost[]> {
  const live = new Map<string, Row>();
  let after: Start | null = request.after;
  while (live.size < request.limit) {
    const size = request.limit - live.size;
    const rows = await readPage(context, { ...request, after, limit: size }, options);
    for (const row of liveOf(rows)) {
      // A post that was edited between two pages is listed where its newer row stands.
      live.delete(row.id);
      live.set(row.id, row);
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < size) break;
    after = { rank: last.ms, id: last.id, version: last.version };
  }
  const metrics = await readMetrics(context, [...live.keys()], options);
  return [...live.values()].map((row) => toPublicPost(row, metrics.get(row.id) ?? {}));
}

function readPage(
  context: QueryContext,
  { where, order, after, limit }: Omit<LiveRequest, 'after'> & { after: Start | null },
  options: ReadOptions,
): Promise<Row[]> {
  const { sql, params } = and([where, after === null ? null : beyond(order, after)]);
  const direction = order === 'newest' ? 'DESC' : 'ASC';
  const page =
    `FROM posts WHERE ${sql} ` +
    `ORDER BY ts ${direction}, id ${direction}, version ${direction} LIMIT {pageSize: UInt32}`;
  return readRows<Row>(
    context,
    {
      sql:
        `SELECT ${PUBLIC_COLUMNS}, toUnixTimestamp64Milli(ts) AS ms, ` +
        `${cancelledColumn(`SELECT ts ${page}`)} ${page}`,
      params: { ...params, pageSize: limit },
      rowsMax: limit,
    },
    options,
  );
}

function beyond(order: PostsParams['order'], { rank, id, version }: Start): Condition {
  const moment = `fromUnixTimestamp64Milli({afterMs: Int64}, 'UTC')`;
  const [reached, passed] = order === 'newest' ? ['<=', '<'] : ['>=', '>'];
  const otherRows =
    version === undefined ? '' : ` OR (id = {afterId: String} AND version ${passed} {afterVersion: UInt64})`;
  return {
    sql:
      `ts ${reached} ${moment} AND ` +
      `(ts ${passed} ${moment} OR id ${passed} {afterId: String}${otherRows})`,
    params: {
      afterMs: Math.trunc(rank),
      afterId: id,
      ...(version === undefined ? {} : { afterVersion: version }),
    },
  };
}
