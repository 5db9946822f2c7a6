import type { OpenPool } from './engine/pool.ts';

export interface Scrubber {
  /** @throws {VecheError} `storage` when it was stopped. */
  scrub(): Promise<void>;
  /** Ends a scrubbing that runs: merging a month may take minutes, and the next start does it again. */
  stop(pool: OpenPool): Promise<void>;
}

export function createScrubber(pool: OpenPool): Scrubber {
  let running = 0;
  return {
    async scrub() {
      running += 1;
      try {
        await scrubStore(pool);
      } finally {
        running -= 1;
      }
    },
    async stop(other) {
      if (running > 0) await other.use((connection) => connection.command('SYSTEM STOP MERGES'));
    },
  };
}

/**
 * Makes the engine forget what was taken back: merges each month that holds a cancel row into one part, in which the row
 * and its cancel row are gone, and the tables that quote posts or name their authors likewise, and removes the files of before. Reads and writes
 * go on meanwhile.
 */
async function scrubStore(pool: OpenPool): Promise<void> {
  const months = await pool.query<{ month: number }>({
    sql: 'SELECT DISTINCT toYYYYMM(ts) AS month FROM posts WHERE sign = -1 ORDER BY month',
  });
  for (const { month } of months) await optimize(pool, `posts PARTITION ${month}`);
  // A pair of voices that cancel each other out still names the author.
  const heard = await pool.query<{ month: number }>({
    sql: 'SELECT DISTINCT toYYYYMM(hour) AS month FROM voices WHERE posts < 0 ORDER BY month',
  });
  for (const { month } of heard) await optimize(pool, `voices PARTITION ${month}`);
  await optimize(pool, 'threads');
  for (const table of ['posts', 'voices', 'threads', 'quarantine']) await removeOldParts(pool, table);
}

async function optimize(pool: OpenPool, target: string): Promise<void> {
  await pool.use((connection) =>
    connection.command(`OPTIMIZE TABLE ${target} FINAL SETTINGS optimize_skip_merged_partitions = 1`),
  );
}

/**
 * The engine removes the files of merged parts when it finds time, which may be minutes later; it does so at once at the
 * end of dropping a partition, also of one that does not exist.
 */
export async function removeOldParts(pool: OpenPool, table: string): Promise<void> {
  await pool.use((connection) => connection.command(`ALTER TABLE ${table} DROP PARTITION ID 'none'`));
}
