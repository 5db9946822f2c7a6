import type { ReadOptions } from '../../contracts/queries/filters.ts';
import { cancelledColumn, liveOf, type MaybeCancelled } from './cancelled.ts';
import { and } from './condition.ts';
import { readRows, type QueryContext } from './run-query.ts';
import { scopeWhere } from './where.ts';

/** What a list shows of a post beside its own numbers. */
export interface PostText {
  text: string;
  district_id: string;
  block: string;
}

/** Room for the states of posts that were edited often. */
const STATES_MAX = 50;

/** Texts of live posts within the scope, by id. The times are those of publishing: they find a post by the primary key. */
export async function readTexts(
  context: QueryContext,
  posts: readonly { ms: number; id: string }[],
  options: ReadOptions,
): Promise<Map<string, PostText>> {
  if (posts.length === 0) return new Map();
  const times = `SELECT fromUnixTimestamp64Milli(arrayJoin({times: Array(Int64)}), 'UTC')`;
  const where = and([
    {
      sql: `ts IN (${times}) AND id IN {ids: Array(String)} AND sign = 1`,
      params: { times: posts.map(({ ms }) => ms), ids: posts.map(({ id }) => id) },
    },
    scopeWhere(options.scope),
  ]);
  const rows = await readRows<PostText & MaybeCancelled & { id: string }>(
    context,
    {
      sql: `SELECT id, text, district_id, block, ${cancelledColumn(times)} FROM posts WHERE ${where.sql}`,
      params: where.params,
      rowsMax: posts.length * STATES_MAX,
    },
    options,
  );
  return new Map(liveOf(rows).map((row) => [row.id, row]));
}
