import type { VerifyReport } from '../contracts/post-store.ts';
import type { DayBook } from './day-book.ts';
import { dayDifference } from './day-counts.ts';
import type { Pool } from './engine/pool.ts';
import { idChunks, missingThreadPosts, wrongIds } from './id-difference.ts';
import { HOUR_ROLLUPS, rollupDifference, type HourRollup } from './rollup-difference.ts';
import { storedMonths, type MonthSpan } from './stored-months.ts';

type Difference = VerifyReport['differences'][number];

/** Differences listed of each kind; more of them say nothing new. */
export const LISTED_MAX = 1_000;

/**
 * Compares with the live posts all that is derived from them: every cell of the rollups, the index of known posts, the
 * threads, the counted days; and looks for ids that have not exactly one live row. Month by month and id by id,
 * so that memory stays bounded.
 */
export async function verifyStore(pool: Pool, days: DayBook): Promise<VerifyReport> {
  const [counts] = await pool.query<{ posts: number; cells: number }>({
    sql: `SELECT (SELECT count() FROM posts FINAL WHERE sign = 1) AS posts,
      (SELECT count() FROM (SELECT 1 FROM rollup_hour GROUP BY hour, district_id, block, topic)) AS cells`,
  });
  const differences: Difference[] = [];
  const months = await storedMonths(pool);
  for (const rollup of HOUR_ROLLUPS) differences.push(...(await wrongCells(pool, rollup, months)));
  differences.push(...(await wrongIdsOf(pool)), ...(await missingThreads(pool)));
  for (const [start, { end, build }] of days.clean()) {
    differences.push(...(await wrongDay(pool, { from: start, to: end }, build)));
  }
  return { checkedPosts: counts?.posts ?? 0, checkedCells: counts?.cells ?? 0, differences };
}

type CellRow = Record<string, string | number> & { rollup_posts: number; post_posts: number };

async function wrongCells(
  pool: Pool,
  rollup: HourRollup,
  months: readonly MonthSpan[],
): Promise<Difference[]> {
  const differences: Difference[] = [];
  for (const month of months) {
    const { sql, params } = rollupDifference(rollup, month);
    const rows = await pool.query<CellRow>({ sql: `${sql} ORDER BY hour LIMIT ${LISTED_MAX}`, params });
    for (const row of rows) {
      const cell = Object.keys(rollup.cell).map((name) => row[name] || '-');
      differences.push({
        where: [rollup.table, row['hour'], ...cell].join(' '),
        rollup: row.rollup_posts,
        posts: row.post_posts,
      });
    }
    if (differences.length >= LISTED_MAX) break;
  }
  return differences.slice(0, LISTED_MAX);
}

/** Posts that are stored twice or not at all, and those that the known-post check would not find or would not renew. */
async function wrongIdsOf(pool: Pool): Promise<Difference[]> {
  const differences: Difference[] = [];
  for (const chunk of await idChunks(pool)) {
    for (const { id, live, newest, known } of await wrongIds(pool, chunk, LISTED_MAX)) {
      if (live !== 1) differences.push({ where: `live rows of ${id}`, rollup: 1, posts: live });
      if (newest !== known) differences.push({ where: `known_posts ${id}`, rollup: known, posts: newest });
    }
    if (differences.length >= LISTED_MAX) break;
  }
  return differences.slice(0, LISTED_MAX);
}

async function missingThreads(pool: Pool): Promise<Difference[]> {
  let missing = 0;
  for (const chunk of await idChunks(pool)) {
    const { sql, params } = missingThreadPosts(chunk);
    const [row] = await pool.query<{ rows: number }>({ sql: `SELECT count() AS rows FROM (${sql})`, params });
    missing += row?.rows ?? 0;
  }
  return missing === 0 ? [] : [{ where: 'thread_posts that are missing', rollup: 0, posts: missing }];
}

type DayRow = Record<string, string | number>;

async function wrongDay(pool: Pool, day: { from: number; to: number }, build: number): Promise<Difference[]> {
  const { sql, params } = dayDifference(day, build);
  const rows = await pool.query<DayRow>({ sql: `${sql} LIMIT ${LISTED_MAX}`, params });
  return rows.flatMap((row) => {
    const cell = ['district_id', 'block', 'topic'].map((name) => row[name] || '-');
    const where = ['day_counts', new Date(day.from).toISOString(), `level ${row['level']}`, ...cell].join(
      ' ',
    );
    return ['posts', 'clusters', 'authors']
      .map((name) => ({ name, counted: Number(row[`counted_${name}`]), live: Number(row[`live_${name}`]) }))
      .filter(({ counted, live }) => counted !== live)
      .map(({ name, counted, live }) => ({ where: `${where} ${name}`, rollup: counted, posts: live }));
  });
}
