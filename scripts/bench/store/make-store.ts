import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock } from '../../../cli/clock.ts';
import { loadRegion } from '../../../config/load-region.ts';
import { BLOCKS } from '../../../contracts/enriched.ts';
import { silentLogger } from '../../../contracts/logger.ts';
import type { Connection } from '../../../storage/engine/connection.ts';
import { openPool } from '../../../storage/engine/pool.ts';
import { migrate } from '../../../storage/migrations/migrate.ts';
import { openStorage } from '../../../storage/open-storage.ts';
import { readNote, writeNote, type RowKind, type StoreNote } from './note.ts';
import { metricsSql, postsSql, threadsSql } from './row-columns.ts';
import { benchWords, WORD_COUNT } from './words.ts';

export interface StoreWanted {
  dataDir: string;
  kind: RowKind;
  rows: number;
  /** Days over which posts are spread; a year by default. */
  days?: number;
}

const REGION = 'pskov';
const SEED = 7;
const CHANNELS = 200;
const DAYS_USUAL = 365;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A day's rhythm moves posts by less. */
const AHEAD_MS = 3 * HOUR_MS;
/** Share of the UTC day after which most is written: 17:00 in Moscow. */
const BUSIEST = 14 / 24;
/** Posts of one insert. It is one block, so a repeated insert of the same token changes nothing; 1 to 1.5 GB of memory. */
const CHUNK: Readonly<Record<RowKind, number>> = { texts: 200_000, facts: 1_000_000 };
const MERGES_WAIT_MS = 20 * 60_000;

/**
 * The store of generated posts in a folder: as it is found there, or made by inserts into `posts` through the product's
 * own tables and views. One that was cut short goes on where it was.
 * @throws {Error} when the folder holds another store than the wanted one.
 */
export async function makeStore(wanted: StoreWanted, tell: (line: string) => void): Promise<StoreNote> {
  const found = await readNote(wanted.dataDir);
  if (found !== null && (found.kind !== wanted.kind || found.rows !== wanted.rows))
    throw new Error(`${wanted.dataDir} holds ${found.rows} ${found.kind}: remove it or give another --data`);
  if (found?.stored === wanted.rows) return found;

  const note = found ?? newNote(wanted);
  await writeNote(wanted.dataDir, note);
  await fill(wanted.dataDir, note, tell);
  await countDays(wanted.dataDir);
  const complete = { ...note, stored: note.rows };
  await writeNote(wanted.dataDir, complete);
  return complete;
}

function newNote({ kind, rows, days = DAYS_USUAL }: StoreWanted): StoreNote {
  const to = Math.floor(systemClock.now() / HOUR_MS) * HOUR_MS - AHEAD_MS;
  return { kind, rows, from: to - days * DAY_MS, to, stored: 0 };
}

async function fill(dataDir: string, note: StoreNote, tell: (line: string) => void): Promise<void> {
  const engineDir = join(dataDir, 'store', 'engine');
  await mkdir(engineDir, { recursive: true });
  const pool = await openPool(engineDir, 1);
  try {
    await pool.use(async (connection) => {
      await migrate(connection, systemClock);
      await connection.command('DROP DATABASE IF EXISTS bench SYNC');
      await loadWords(connection);
      const started = performance.now();
      const chunk = CHUNK[note.kind];
      for (let first = note.stored; first < note.rows; first += chunk) {
        const count = Math.min(chunk, note.rows - first);
        await insertChunk(connection, note, { first, count });
        if (first + count < note.rows) await writeNote(dataDir, { ...note, stored: first + count });
        const seconds = (performance.now() - started) / 1000;
        tell(`${first + count} of ${note.rows} posts generated, ${Math.round(seconds)} s`);
      }
      await connection.command('DROP DATABASE bench SYNC');
      await untilMerged(connection);
    });
  } finally {
    await pool.close();
  }
}

/** A table of its own database, so that no table of the product knows about it. */
async function loadWords(connection: Connection): Promise<void> {
  await connection.command('CREATE DATABASE bench ENGINE = Atomic');
  await connection.command(
    'CREATE TABLE bench.words (rank UInt32, word String, stem String) ENGINE = Join(ANY, LEFT, rank)',
  );
  const lines = benchWords().map(({ word, stem }, rank) => JSON.stringify([rank, word, stem]));
  await connection.insert({
    table: 'bench.words',
    columns: ['rank', 'word', 'stem'],
    body: Buffer.from(lines.join('\n')),
  });
}

async function insertChunk(
  connection: Connection,
  note: StoreNote,
  { first, count }: { first: number; count: number },
): Promise<void> {
  const params = { ...parameters(note), first, count, batch: `bench-${first}` };
  const tables = [{ table: 'posts', ...postsSql(note.kind) }];
  if (note.kind === 'texts')
    tables.push({ table: 'post_metrics', ...metricsSql() }, { table: 'threads', ...threadsSql() });
  for (const { table, columns, sql } of tables) {
    await connection.command(
      `INSERT INTO ${table} (${columns.join(', ')}) ${sql} SETTINGS async_insert = 0, insert_deduplicate = 1, ` +
        'deduplicate_blocks_in_dependent_materialized_views = 1, max_threads = 1, max_insert_threads = 1, ' +
        `max_block_size = ${count}, min_insert_block_size_rows = ${count}, min_insert_block_size_bytes = 0, ` +
        `insert_deduplication_token = 'bench-${first}', max_partitions_per_insert_block = 0`,
      params,
    );
  }
}

function parameters(note: StoreNote): Record<string, unknown> {
  const { districts, topics, bodies } = loadRegion(REGION);
  return {
    seed: SEED,
    rows: note.rows,
    from: note.from,
    days: (note.to - note.from) / DAY_MS,
    phase: (note.from % DAY_MS) / DAY_MS - BUSIEST,
    words: WORD_COUNT,
    channels: CHANNELS,
    // Each month has about as many authors as a thirtieth of all posts, most of whom write once.
    authors: Math.max(1_000, Math.round(note.rows / 30)),
    districts: districts.map(({ id }) => id),
    blocks: [...BLOCKS],
    topics: BLOCKS.map((block) => topics.filter((topic) => topic.block === block).map(({ id }) => id)),
    bodies: bodies.map(({ id }) => id),
  };
}

/** In a store that is filled within minutes the engine has merges left that a store of a year has behind it. */
async function untilMerged(connection: Connection): Promise<void> {
  const until = systemClock.now() + MERGES_WAIT_MS;
  while (systemClock.now() < until) {
    const [row] = await connection.select<{ merges: number }>({
      sql: 'SELECT count() AS merges FROM system.merges',
    });
    if (row?.merges === 0) return;
    await systemClock.sleep(1_000);
  }
}

/** Days are counted when they are over; a store of a year has that behind it. */
async function countDays(dataDir: string): Promise<void> {
  const storage = await openStorage({
    dir: join(dataDir, 'store'),
    timezone: loadRegion(REGION).timezone,
    clock: systemClock,
    logger: silentLogger,
  });
  try {
    await storage.rebuildDays();
  } finally {
    await storage.close();
  }
}
