import type { Pool } from './engine/pool.ts';
import type { RollupSpan } from './rollup-difference.ts';

/** A month of UTC, both ends included. */
export type MonthSpan = RollupSpan;

/** Months of publishing of which there are rows in `posts`, or in a table of hours that is fed from it. */
export async function storedMonths(pool: Pool): Promise<MonthSpan[]> {
  const rows = await pool.query<{ month: number }>({
    sql: `SELECT month FROM (
        SELECT DISTINCT toYYYYMM(ts) AS month FROM posts
        UNION DISTINCT SELECT DISTINCT toYYYYMM(hour) AS month FROM rollup_hour
        UNION DISTINCT SELECT DISTINCT toYYYYMM(hour) AS month FROM voices
      ) ORDER BY month`,
  });
  return rows.map(({ month }) => {
    const [year, index] = [Math.floor(month / 100), (month % 100) - 1];
    return {
      from: new Date(Date.UTC(year, index)).toISOString(),
      to: new Date(Date.UTC(year, index + 1) - 1).toISOString(),
    };
  });
}
