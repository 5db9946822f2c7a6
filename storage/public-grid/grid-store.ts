import { toIso } from '../../contracts/clock.ts';
import type { Block } from '../../contracts/enriched.ts';
import type { OpenPool } from '../engine/pool.ts';
import type { GridCell } from './cell.ts';

/** When a cell was counted, and how many sources were missing. */
export interface Closing {
  /** ms */
  closedAt: number;
  missingSources: number;
}

export type StoredCell = GridCell & Pick<Closing, 'closedAt'>;

const COLUMNS = [
  'step',
  'start',
  'district_id',
  'block',
  'posts',
  'is_hidden',
  'mark',
  'closed_at',
  'missing_sources',
];

/** The newest closed day, ms; null: none yet. */
export async function newestDay(pool: OpenPool): Promise<number | null> {
  const [row] = await pool.query<{ start: number; days: number }>({
    sql: "SELECT toUnixTimestamp(max(start)) AS start, count() AS days FROM public_cells WHERE step = 'day'",
  });
  return row === undefined || row.days === 0 ? null : row.start * 1000;
}

/** Publishing time of the oldest post, ms; null: none. */
export async function oldestPost(pool: OpenPool): Promise<number | null> {
  const [row] = await pool.query<{ oldest: number; posts: number }>({
    sql: 'SELECT toUnixTimestamp64Milli(min(ts)) AS oldest, count() AS posts FROM posts',
  });
  return row === undefined || row.posts === 0 ? null : row.oldest;
}

/** Closed days that begin in [from, to), ms, the hidden counts too. */
export async function storedDays(pool: OpenPool, from: number, to: number): Promise<StoredCell[]> {
  const rows = await pool.query<{
    start_s: number;
    district_id: string;
    block: Block;
    posts: number;
    is_hidden: number;
    mark: string;
    closed_ms: number;
  }>({
    sql:
      'SELECT toUnixTimestamp(start) AS start_s, district_id, block, posts, is_hidden, toString(mark) AS mark, ' +
      "toUnixTimestamp64Milli(closed_at) AS closed_ms FROM public_cells WHERE step = 'day' " +
      'AND toUnixTimestamp(start) >= {from: Int64} AND toUnixTimestamp(start) < {to: Int64} ORDER BY start',
    params: { from: from / 1000, to: to / 1000 },
  });
  return rows.map((row) => ({
    step: 'day',
    start: row.start_s * 1000,
    districtId: row.district_id,
    block: row.block,
    posts: row.posts,
    isHidden: row.is_hidden === 1,
    mark: row.mark,
    closedAt: row.closed_ms,
  }));
}

/** Stores a day, and its week if it ends with it: all of it or nothing, and the same token only once. */
export async function storeCells(
  pool: OpenPool,
  cells: readonly GridCell[],
  { closedAt, missingSources, token }: Closing & { token: string },
): Promise<void> {
  const at = toIso(closedAt);
  const lines = cells.map(({ step, start, districtId, block, posts, isHidden, mark }) =>
    JSON.stringify([
      step,
      start / 1000,
      districtId,
      block,
      posts,
      Number(isHidden),
      mark,
      at,
      missingSources,
    ]),
  );
  const body = Buffer.from(`${lines.join('\n')}\n`);
  await pool.use((connection) => connection.insert({ table: 'public_cells', columns: COLUMNS, body, token }));
}
