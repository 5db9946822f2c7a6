import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../contracts/clock.ts';
import { VecheError } from '../contracts/errors.ts';
import type { ForgetDemand, Tell } from '../contracts/maintenance.ts';
import type { VerifyReport } from '../contracts/post-store.ts';
import { applyTombstones } from '../pipeline/apply-tombstones.ts';
import { channelOfKey, FORGOTTEN } from '../pipeline/forgotten.ts';
import type { BackupManifest } from '../storage/backup/manifest.ts';
import { restoreBackup } from '../storage/backup/restore-backup.ts';
import { TOMBSTONES_FILE } from '../storage/open-storage.ts';
import { readTombstones, type JournalEntry } from '../storage/tombstone-journal.ts';
import { openSystem, type System } from './compose.ts';
import { clockOfFolder } from './data-clock.ts';
import { expireTexts } from './expire-texts.ts';
import { createLogger } from './logger.ts';
import { createLongWork } from './long-work.ts';
import type { Settings } from './settings.ts';

export interface RestoreOptions {
  from: string;
  /** What is in the data folder may go. */
  isReplacing: boolean;
  /** A journal of deletions kept elsewhere; null: the one of the data folder. */
  tombstones: string | null;
  tell: Tell;
}

export interface Restored {
  manifest: BackupManifest;
  /** The journal that was gone through; null: there was none. */
  journal: string | null;
  /** Posts that the backup held and that were deleted or forgotten since. */
  erased: number;
  verified: VerifyReport;
}

/** Parts of a data folder that a backup holds. Keys of authors, `keys`, are no part of it and stay. */
const PARTS = ['store', 'landing'] as const;

/**
 * Replaces store and landing by those of a backup, takes away what was deleted, forgotten or past its time since, and
 * verifies. Until the backup was read to its end the old ones stay.
 * @throws {VecheError} `conflict` when the folder holds data and may not be replaced; as `restoreBackup`.
 */
export async function restoreData(settings: Settings, options: RestoreOptions): Promise<Restored> {
  const { dataDir } = settings.config;
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await refuseData(dataDir, options.isReplacing);
  for (const part of PARTS) await rm(fresh(dataDir, part), { recursive: true, force: true });
  const clock = await clockOfFolder(dataDir);
  const manifest = await restoreBackup({
    from: options.from,
    storeDir: fresh(dataDir, 'store'),
    landingDir: fresh(dataDir, 'landing'),
    clock,
    tell: options.tell,
  });
  const journal = options.tombstones ?? journalOf(dataDir);
  if (journal !== null) await copyFile(journal, join(fresh(dataDir, 'store'), TOMBSTONES_FILE));
  for (const part of PARTS) await swap(dataDir, part);
  const caughtUp = await catchUp(settings, clock, options.tell);
  for (const part of PARTS) await rm(replaced(dataDir, part), { recursive: true, force: true });
  return { manifest, journal, ...caughtUp };
}

function fresh(dataDir: string, part: string): string {
  return join(dataDir, `${part}.restoring`);
}

function replaced(dataDir: string, part: string): string {
  return join(dataDir, `${part}.replaced`);
}

/** The journal of deletions of the folder, also when a crash cut an earlier restore short. */
function journalOf(dataDir: string): string | null {
  const places = [join(dataDir, 'store'), replaced(dataDir, 'store')].map((dir) =>
    join(dir, TOMBSTONES_FILE),
  );
  return places.find((file) => existsSync(file)) ?? null;
}

async function swap(dataDir: string, part: string): Promise<void> {
  const place = join(dataDir, part);
  if (existsSync(place)) {
    await rm(replaced(dataDir, part), { recursive: true, force: true });
    await rename(place, replaced(dataDir, part));
  }
  await rename(fresh(dataDir, part), place);
}

async function refuseData(dataDir: string, isReplacing: boolean): Promise<void> {
  if (isReplacing) return;
  for (const part of PARTS) {
    const names = await readdir(join(dataDir, part)).catch(() => []);
    if (names.length === 0) continue;
    throw new VecheError('conflict', 'the data folder is not empty', {
      where: join(dataDir, part),
      hint: 'restore into an empty one with --data, or say --replace: what is there is lost then',
    });
  }
}

async function catchUp(
  { config, region }: Settings,
  clock: Clock,
  tell: Tell,
): Promise<{ erased: number; verified: VerifyReport }> {
  const system = await openSystem({
    config,
    region,
    sources: config.sources,
    tokenOf: () => null,
    clock,
    logger: createLogger(process.env['VECHE_LOG']),
  });
  try {
    const erased = await takeAwayAgain(system, tell);
    await expireTexts(system);
    if (erased > 0) await system.storage.scrub();
    tell({ what: 'posts compared', done: 0, total: null });
    return { erased, verified: await system.storage.store.verify() };
  } finally {
    await system.close();
  }
}

/** Deletions as a page would tell them, and demands to forget that the backup does not know, as if they were made now. */
async function takeAwayAgain(system: System, tell: Tell): Promise<number> {
  let erased = 0;
  let done = 0;
  for await (const entries of readTombstones(system.storage.journal.file)) {
    const tombstones = latestOf(entries);
    const gone = await system.turn(() => applyTombstones(tombstones, system.pageDeps));
    erased += gone.length + (await forgetAgain(system, entries, tell));
    done += entries.length;
    tell({ what: 'deletions looked at', done, total: null });
  }
  return erased;
}

function latestOf(entries: readonly JournalEntry[]): { id: string; deletedAt: string }[] {
  const tombstones = new Map<string, { id: string; deletedAt: string }>();
  for (const entry of entries) if ('id' in entry) tombstones.set(entry.id, entry);
  return [...tombstones.values()];
}

async function forgetAgain(system: System, entries: readonly JournalEntry[], tell: Tell): Promise<number> {
  const demand: ForgetDemand = { posts: [], channels: [] };
  for (const entry of entries) {
    if (!('forgotten' in entry) || system.storage.state.get(FORGOTTEN, entry.forgotten) !== null) continue;
    const channel = channelOfKey(entry.forgotten);
    if (channel === null) demand.posts.push(entry.forgotten);
    else demand.channels.push(channel);
  }
  if (demand.posts.length + demand.channels.length === 0) return 0;
  return (await createLongWork(system).forget(demand, 'restore', tell)).posts;
}
