import { toIso } from '../../contracts/clock.ts';
import { readRows, type QueryContext } from './run-query.ts';

/** Newest publishing time stored; null when nothing is. */
export async function readFreshAt(context: QueryContext): Promise<string | null> {
  const [row] = await readRows<{ newest: number; rows: number }>(
    context,
    {
      sql: 'SELECT toUnixTimestamp64Milli(max(ts)) AS newest, count() AS rows FROM posts',
      params: {},
      rowsMax: 1,
    },
    {},
  );
  return row === undefined || row.rows === 0 ? null : toIso(row.newest);
}
