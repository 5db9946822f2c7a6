import type { ReadOptions } from '../../contracts/queries/filters.ts';
import { readRows, type QueryContext } from './run-query.ts';

/** What tells a row of a post from its other rows. */
export interface RowKey {
  ms: number;
  id: string;
  version: number;
}

/** Cancel rows of one post, for a bound on rows only: each is an edit, a correction or a deletion. */
const CANCELS_PER_POST = 100;

/** The rows that are live: not taken back by a cancel row. Looked up by time first, which is the primary key. */
export async function withoutCancelled<Row extends RowKey>(
  context: QueryContext,
  rows: readonly Row[],
  options: ReadOptions,
): Promise<Row[]> {
  if (rows.length === 0) return [];
  const cancels = await readRows<Omit<RowKey, 'ms'>>(
    context,
    {
      sql:
        'SELECT id, version FROM posts WHERE sign = -1 AND id IN {ids: Array(String)} ' +
        `AND ts IN (SELECT fromUnixTimestamp64Milli(arrayJoin({times: Array(Int64)}), 'UTC'))`,
      params: { ids: rows.map(({ id }) => id), times: rows.map(({ ms }) => ms) },
      rowsMax: rows.length * CANCELS_PER_POST,
    },
    options,
  );
  const cancelled = new Set(cancels.map(nameOf));
  const live = rows.filter((row) => !cancelled.has(nameOf(row)));
  return newestOf(live);
}

/** Between the two queries the engine may merge a pair away: then the newer row of a post tells that the older is gone. */
function newestOf<Row extends RowKey>(rows: readonly Row[]): Row[] {
  const newest = new Map<string, number>();
  for (const { id, version } of rows) newest.set(id, Math.max(version, newest.get(id) ?? 0));
  return rows.filter(({ id, version }) => newest.get(id) === version);
}

function nameOf({ id, version }: Omit<RowKey, 'ms'>): string {
  return `${version} ${id}`;
}
