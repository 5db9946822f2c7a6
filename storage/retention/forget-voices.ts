import { fromEngineTime } from '../engine/engine-time.ts';
import type { OpenPool } from '../engine/pool.ts';
import { HOUR_ROLLUPS, rollupRepair } from '../rollup-difference.ts';

/** Hours with a known author, that are over at the moment (ms), by month. */
const KNOWN_VOICES = `SELECT toYYYYMM(hour) AS month, min(hour) AS first, max(hour) AS last FROM voices
  WHERE author > 1 AND hour + 3600 <= toDateTime({before: UInt32}, 'UTC') GROUP BY month ORDER BY month`;

/**
 * Moves what `voices` holds of the authors of hours before the moment (ms) to the unknown one, which is what the posts say
 * once they are cleared, and merges it so that no file holds the hashes. Nothing may be written meanwhile.
 */
export async function forgetVoices(pool: OpenPool, before: number): Promise<void> {
  const voices = HOUR_ROLLUPS.find(({ table }) => table === 'voices');
  if (voices === undefined) return;
  const months = await pool.query<{ month: number; first: string; last: string }>({
    sql: KNOWN_VOICES,
    params: { before: Math.floor(before / 1000) },
  });
  for (const { month, first, last } of months) {
    const repair = rollupRepair(voices, { from: fromEngineTime(first), to: fromEngineTime(last) });
    await pool.use(async (connection) => {
      await connection.command(repair.sql, repair.params);
      await connection.command(`OPTIMIZE TABLE voices PARTITION ${month} FINAL`);
    });
  }
}
