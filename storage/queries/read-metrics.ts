import type { PostMetrics } from '../../contracts/post.ts';
import type { ReadOptions } from '../../contracts/queries/filters.ts';
import { readRows, type QueryContext } from './run-query.ts';

const NAMES = ['views', 'likes', 'reposts', 'comments'] as const satisfies readonly (keyof PostMetrics)[];

/** The newest metrics of posts, by id; values that the network does not tell are absent. */
export async function readMetrics(
  context: QueryContext,
  ids: readonly string[],
  options: ReadOptions,
): Promise<Map<string, PostMetrics>> {
  if (ids.length === 0) return new Map();
  const rows = await readRows<{ id: string } & Record<(typeof NAMES)[number], number | null>>(
    context,
    {
      sql: `SELECT id, ${NAMES.join(', ')} FROM post_metrics FINAL WHERE id IN {ids: Array(String)}`,
      params: { ids },
      rowsMax: ids.length,
    },
    options,
  );
  return new Map(
    rows.map((row) => [
      row.id,
      Object.fromEntries(NAMES.flatMap((name) => (row[name] === null ? [] : [[name, row[name]]]))),
    ]),
  );
}
