import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../contracts/clock.ts';
import type { Logger } from '../contracts/logger.ts';
import type { PostStore } from '../contracts/post-store.ts';
import type { Quarantine } from '../contracts/quarantine.ts';
import type { Reader } from '../contracts/reader.ts';
import { createRegionTime } from '../contracts/region-time.ts';
import type { StateLog } from '../contracts/state-log.ts';
import { openPool, type OpenPool } from './engine/pool.ts';
import { migrate } from './migrations/migrate.ts';
import { openOutbox } from './outbox.ts';
import { createPostStore } from './post-store.ts';
import { createQuarantine } from './quarantine.ts';
import { createReader } from './reader.ts';
import { createScrubber } from './scrub.ts';
import { openStateLog } from './state-log.ts';

/** Everything that is stored, of one data folder. */
export interface Storage {
  store: PostStore;
  reader: Reader;
  state: StateLog;
  quarantine: Quarantine;
  /** @throws {VecheError} when the engine does not answer. */
  ping(): Promise<void>;
  /** Removes from disk what was taken back: after it no file holds the text of a post that was deleted before. */
  scrub(): Promise<void>;
  /** Waits for what runs; scrubbing is cut short. */
  close(): Promise<void>;
}

export interface StorageOptions {
  /** Folder of the store; made when absent. */
  dir: string;
  /** IANA zone of the region. */
  timezone: string;
  clock: Clock;
  logger: Logger;
}

/** Readers never wait for the writing side, and the writing side never for them. */
const READERS = 4;
/** One for batches, one for what runs beside them: operational state, quarantine, scrubbing. */
const WRITERS = 2;

/**
 * Opens the store of a folder and brings its tables up to date.
 * @throws {VecheError} `conflict` when another process owns the folder, or the store is newer than this version; `storage`.
 */
export async function openStorage({ dir, timezone, clock, logger }: StorageOptions): Promise<Storage> {
  const engineDir = join(dir, 'engine');
  await mkdir(engineDir, { recursive: true, mode: 0o700 });
  const writers = await openPool(engineDir, WRITERS);
  try {
    const applied = await writers.use((connection) => migrate(connection, clock));
    if (applied.length > 0) logger.info({ migrations: applied }, 'tables brought up to date');
    const outbox = await openOutbox(join(dir, 'outbox'));
    const state = await openStateLog(writers, clock);
    const readers = await openPool(engineDir, READERS);
    const scrubber = createScrubber(writers);
    return {
      store: createPostStore({ pool: writers, outbox, logger }),
      reader: createReader({ pool: readers, time: createRegionTime(timezone) }),
      state,
      quarantine: createQuarantine(writers),
      ping: () => ping(readers),
      scrub: () => scrubber.scrub(),
      async close() {
        await scrubber.stop(readers);
        await readers.close();
        await writers.close();
      },
    };
  } catch (error) {
    await writers.close();
    throw error;
  }
}

async function ping(pool: OpenPool): Promise<void> {
  await pool.query({ sql: 'SELECT 1' });
}
