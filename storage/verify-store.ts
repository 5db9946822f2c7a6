import type { VerifyReport } from '../contracts/post-store.ts';
import type { Pool } from './engine/pool.ts';
import { rollupDifference } from './rollup-difference.ts';

/** Differences listed of each kind; more of them say nothing new. */
const LISTED_MAX = 1_000;
/** Ids of ten million posts are grouped on disk above this. */
const MEMORY_BYTES = 400_000_000;

interface CellRow {
  hour: string;
  district_id: string;
  block: string;
  topic: string;
  rollup_posts: number;
  live_posts: number;
}

/** Compares every rollup cell with the live posts, and looks for ids that have not exactly one live row. */
export async function verifyStore(pool: Pool): Promise<VerifyReport> {
  const [counts] = await pool.query<{ posts: number; cells: number }>({
    sql: `SELECT (SELECT count() FROM posts FINAL WHERE sign = 1) AS posts,
      (SELECT count() FROM (SELECT 1 FROM rollup_hour GROUP BY hour, district_id, block, topic)) AS cells`,
  });
  const differences = [...(await wrongCells(pool)), ...(await wrongIds(pool)), ...(await unknownIds(pool))];
  return { checkedPosts: counts?.posts ?? 0, checkedCells: counts?.cells ?? 0, differences };
}

async function wrongCells(pool: Pool): Promise<VerifyReport['differences']> {
  const { sql, params } = rollupDifference({ from: '1970-01-01T00:00:00Z', to: '2105-12-31T00:00:00Z' });
  const rows = await pool.query<CellRow>({ sql: `${sql} ORDER BY hour LIMIT ${LISTED_MAX}`, params });
  return rows.map((row) => ({
    where: `rollup_hour ${row.hour} ${row.district_id || '-'} ${row.block} ${row.topic || '-'}`,
    rollup: row.rollup_posts,
    posts: row.live_posts,
  }));
}

async function wrongIds(pool: Pool): Promise<VerifyReport['differences']> {
  const rows = await pool.query<{ id: string; live: number }>({
    sql:
      `SELECT id, sum(sign) AS live FROM posts GROUP BY id HAVING live != 1 LIMIT ${LISTED_MAX} ` +
      `SETTINGS max_bytes_before_external_group_by = ${MEMORY_BYTES}`,
  });
  return rows.map(({ id, live }) => ({ where: `live rows of ${id}`, rollup: 1, posts: live }));
}

/** Posts that the known-post check would not find: the next visit would store them twice. */
async function unknownIds(pool: Pool): Promise<VerifyReport['differences']> {
  const [row] = await pool.query<{ known: number; stored: number }>({
    sql: 'SELECT (SELECT count() FROM known_posts FINAL) AS known, (SELECT sum(sign) FROM posts) AS stored',
  });
  if (row === undefined || row.known === row.stored) return [];
  return [{ where: 'known_posts', rollup: row.known, posts: row.stored }];
}
