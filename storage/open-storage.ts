import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../contracts/clock.ts';
import type { Logger } from '../contracts/logger.ts';
import type { PostStore } from '../contracts/post-store.ts';
import type { PublicGridCloser } from '../contracts/queries/public.ts';
import type { Quarantine } from '../contracts/quarantine.ts';
import type { Reader } from '../contracts/reader.ts';
import type { District } from '../contracts/region.ts';
import { createRegionTime } from '../contracts/region-time.ts';
import type { StateLog } from '../contracts/state-log.ts';
import { removeSnapshots } from './backup/freeze-tables.ts';
import { openDayBook } from './day-book.ts';
import { openPool, type OpenPool } from './engine/pool.ts';
import { migrate } from './migrations/migrate.ts';
import { openOutbox, type Outbox } from './outbox.ts';
import { createPostStore } from './post-store.ts';
import { createPublicGridCloser } from './public-grid/close-days.ts';
import { createQuarantine } from './quarantine.ts';
import { createReader } from './reader.ts';
import { createMaintenance, type Maintenance } from './maintenance.ts';
import { createRetention, type Retention } from './retention/retention.ts';
import { createScrubber } from './scrub.ts';
import { openStateLog } from './state-log.ts';
import { openTombstoneJournal, type TombstoneJournal } from './tombstone-journal.ts';

/** Everything that is stored, of one data folder. */
export interface Storage {
  store: PostStore;
  reader: Reader;
  publicGrid: PublicGridCloser;
  state: StateLog;
  quarantine: Quarantine;
  /** @throws {VecheError} when the engine does not answer. */
  ping(): Promise<void>;
  /** Removes from disk what was taken back: after it no file holds the text of a post that was deleted before. */
  scrub(): Promise<void>;
  /** Counts the days that are over and not counted since their last change; resolves with their number. */
  rebuildDays(): Promise<number>;
  retention: Pick<Retention, 'expire'>;
  maintenance: Maintenance;
  journal: TombstoneJournal;
  /** Waits for what runs; scrubbing is cut short. */
  close(): Promise<void>;
}

export interface StorageOptions {
  /** Folder of the store; made when absent. */
  dir: string;
  /** IANA zone of the region. */
  timezone: string;
  /** Districts of the region; without them nothing is said of neighbours and residents. */
  districts?: readonly District[];
  clock: Clock;
  logger: Logger;
}

/** What a store stands on. */
export interface StorageParts {
  openPool: (dir: string, size: number) => Promise<OpenPool>;
  openOutbox: (dir: string) => Promise<Outbox>;
}

/** The journal of what must not come back, in the folder of the store. */
export const TOMBSTONES_FILE = 'tombstones.jsonl';

/** Readers never wait for the writing side, and the writing side never for them. */
const READERS = 4;
/** One for batches, one for what runs beside them: operational state, quarantine, scrubbing. */
const WRITERS = 2;

/**
 * Opens the store of a folder and brings its tables up to date.
 * @throws {VecheError} `conflict` when another process owns the folder, or the store is newer than this version; `storage`.
 */
export async function openStorage(
  { dir, timezone, districts = [], clock, logger }: StorageOptions,
  parts: StorageParts = { openPool, openOutbox },
): Promise<Storage> {
  const engineDir = join(dir, 'engine');
  await mkdir(engineDir, { recursive: true, mode: 0o700 });
  await removeSnapshots(engineDir);
  const writers = await parts.openPool(engineDir, WRITERS);
  try {
    const applied = await writers.use((connection) => migrate(connection, clock));
    if (applied.length > 0) logger.info({ migrations: applied }, 'tables brought up to date');
    const outbox = await parts.openOutbox(join(dir, 'outbox'));
    const state = await openStateLog(writers, clock);
    const readers = await parts.openPool(engineDir, READERS);
    const scrubber = createScrubber(writers);
    const time = createRegionTime(timezone);
    const days = await openDayBook({ pool: writers, time, clock });
    const journal = openTombstoneJournal(join(dir, TOMBSTONES_FILE));
    const store = createPostStore({ pool: writers, outbox, logger, days, journal });
    const retention = createRetention({ dir, pool: writers, store, outbox });
    await retention.resume();
    const context = { pool: readers, time, countedDays: days, districts };
    return {
      store,
      rebuildDays: () => store.rebuildDays(),
      reader: createReader(context),
      publicGrid: createPublicGridCloser({ pool: writers, context, clock }),
      state,
      quarantine: createQuarantine(writers),
      retention,
      maintenance: createMaintenance({ dir, timezone, pool: writers, store, outbox, clock }),
      journal,
      ping: () => ping(readers),
      async scrub() {
        await scrubber.scrub();
        await state.compact();
      },
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
