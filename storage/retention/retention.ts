import { readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { toIso } from '../../contracts/clock.ts';
import { writeDurably } from '../durable-file.ts';
import type { OpenPool } from '../engine/pool.ts';
import type { Outbox } from '../outbox.ts';
import type { EngineStore } from '../post-store.ts';
import { removeQuarantinedBefore } from '../quarantine.ts';
import { removeOldParts } from '../scrub.ts';
import { clearMonth, clearOldQuotes, expiredMonths } from './clear-texts.ts';
import { forgetVoices } from './forget-voices.ts';

/** What was past its time and is gone now. */
export interface Expired {
  posts: number;
  threads: number;
  quarantined: number;
}

/** Takes texts away when their time is over. */
export interface Retention {
  /**
   * Clears what was published before the moment (ms, the beginning of a day of the region): text, address, pseudonym, stems
   * and quotes. Rows, labels and counts stay; days are counted before, so that they keep their distinct authors.
   * @throws {VecheError} `storage`, `unavailable`; the next call, or the next start, goes on.
   */
  expire(before: number): Promise<Expired>;
  /** Ends what a crash cut short. */
  resume(): Promise<void>;
}

interface RetentionDeps {
  /** Folder of the store. */
  dir: string;
  pool: OpenPool;
  store: EngineStore;
  outbox: Outbox;
}

/** Tables whose old files hold what was cleared. */
const CLEARED_TABLES = ['posts', 'threads', 'voices', 'quarantine'];

export function createRetention(deps: RetentionDeps): Retention {
  // Between the two, posts and voices disagree about authors: a start with this file brings them together.
  const begun = join(deps.dir, 'expiring');
  const expire = async (before: number): Promise<Expired> => {
    const iso = toIso(before);
    const months = await expiredMonths(deps.pool, iso);
    if (months.length > 0) await writeDurably(begun, iso);
    return clearAll(deps, { before, months, begun });
  };
  return {
    expire,
    async resume() {
      const iso = await readFile(begun, 'utf8').catch(() => null);
      if (iso !== null) await clearAll(deps, { before: Date.parse(iso), months: [], begun });
    },
  };
}

interface Work {
  before: number;
  months: readonly { month: number; rows: number }[];
  begun: string;
}

async function clearAll({ pool, store, outbox }: RetentionDeps, work: Work): Promise<Expired> {
  const { before, begun } = work;
  const iso = toIso(before);
  // After a crash the months are looked for again: some were cleared, and perhaps one half.
  const months = work.months.length > 0 ? work.months : await expiredMonths(pool, iso);
  await store.sealDays(before);
  for (const { month } of months) await clearMonth(pool, month, iso);
  await store.exclusively(() => forgetVoices(pool, before));
  await unlink(begun).catch(() => undefined);

  const threads = await clearOldQuotes(pool, iso);
  const quarantined = await removeQuarantinedBefore(pool, iso);
  await outbox.removeDamaged();
  for (const table of CLEARED_TABLES) await removeOldParts(pool, table);
  return { posts: months.reduce((sum, { rows }) => sum + rows, 0), threads, quarantined };
}
