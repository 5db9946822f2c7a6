import type { RepairReport } from '../contracts/post-store.ts';
import { toIso } from '../contracts/clock.ts';
import type { DayBook } from './day-book.ts';
import { chunksOfIds } from './chunks-of-ids.ts';
import { dayDifference } from './day-counts.ts';
import type { OpenPool } from './engine/pool.ts';
import { idChunks, missingThreadPosts, wrongIds, type IdChunk } from './id-difference.ts';
import { HOUR_ROLLUPS, rollupDifference, rollupRepair, type HourRollup } from './rollup-difference.ts';
import { storedMonths } from './stored-months.ts';

type Mended = RepairReport['mended'];

/** Wrong ids that are mended at a time. */
const IDS_AT_ONCE = 10_000;

/**
 * Makes all that is derived from the posts equal to them: rollups, known posts, threads, counted days. The posts
 * themselves are the truth and are not touched. Resolves with the rows that were wrong, by table.
 * @throws {VecheError} `storage`, `unavailable`.
 */
export async function repairStore(pool: OpenPool, days: DayBook): Promise<Mended> {
  const mended: Mended = [];
  for (const rollup of HOUR_ROLLUPS) {
    mended.push({ table: rollup.table, rows: await mendRollup(pool, rollup) });
  }
  mended.push({ table: 'known_posts', rows: await mendKnown(pool) });
  mended.push({ table: 'thread_posts', rows: await mendThreads(pool) });
  mended.push({ table: 'day_counts', rows: await mendDays(pool, days) });
  return mended.filter(({ rows }) => rows > 0);
}

async function mendRollup(pool: OpenPool, rollup: HourRollup): Promise<number> {
  let rows = 0;
  for (const month of await storedMonths(pool)) {
    const wrong = await countRows(pool, rollupDifference(rollup, month));
    if (wrong === 0) continue;
    rows += wrong;
    const repair = rollupRepair(rollup, month);
    await pool.use((connection) => connection.command(repair.sql, repair.params));
  }
  return rows;
}

async function mendKnown(pool: OpenPool): Promise<number> {
  let rows = 0;
  for (const chunk of await idChunks(pool)) {
    for (;;) {
      const wrong = await unknownIds(pool, chunk);
      rows += wrong.length;
      for (const ids of chunksOfIds(wrong)) await renewKnown(pool, ids);
      if (wrong.length < IDS_AT_ONCE) break;
    }
  }
  return rows;
}

async function unknownIds(pool: OpenPool, chunk: IdChunk): Promise<string[]> {
  const wrong = await wrongIds(pool, chunk, IDS_AT_ONCE);
  return wrong.filter(({ newest, known }) => newest !== known).map(({ id }) => id);
}

/** An entry of a later version than any row would win over the right one, so it goes first. */
async function renewKnown(pool: OpenPool, ids: readonly string[]): Promise<void> {
  await pool.use(async (connection) => {
    await connection.command(
      'ALTER TABLE known_posts DELETE WHERE id IN {ids: Array(String)} SETTINGS mutations_sync = 1',
      { ids },
    );
    await connection.command(
      'INSERT INTO known_posts (id, version, ts, content_hash, fetched_at, deleted_at) ' +
        'SELECT id, version, ts, content_hash, fetched_at, deleted_at FROM posts ' +
        'WHERE sign = 1 AND id IN {ids: Array(String)} SETTINGS async_insert = 0, insert_deduplicate = 0',
      { ids },
    );
  });
}

async function mendThreads(pool: OpenPool): Promise<number> {
  let rows = 0;
  for (const chunk of await idChunks(pool)) {
    const missing = missingThreadPosts(chunk);
    const wrong = await countRows(pool, missing);
    if (wrong === 0) continue;
    rows += wrong;
    await pool.use((connection) =>
      connection.command(
        `INSERT INTO thread_posts (root_id, ts, id) ${missing.sql} SETTINGS async_insert = 0, insert_deduplicate = 0`,
        missing.params,
      ),
    );
  }
  return rows;
}

async function mendDays(pool: OpenPool, days: DayBook): Promise<number> {
  let rows = 0;
  for (const [start, { end, build }] of days.clean()) {
    const wrong = await countRows(pool, dayDifference({ from: start, to: end }, build));
    if (wrong === 0) continue;
    rows += wrong;
    await days.soil([toIso(start)]);
    await days.count(start);
  }
  return rows;
}

async function countRows(
  pool: OpenPool,
  { sql, params }: { sql: string; params: Readonly<Record<string, unknown>> },
): Promise<number> {
  const [row] = await pool.query<{ rows: number }>({ sql: `SELECT count() AS rows FROM (${sql})`, params });
  return row?.rows ?? 0;
}
