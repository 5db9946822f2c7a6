import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Clock } from '../../contracts/clock.ts';
import { VecheError } from '../../contracts/errors.ts';
import type { Tell } from '../../contracts/maintenance.ts';
import { openPool, type OpenPool } from '../engine/pool.ts';
import { migrateAs } from '../migrations/migrate.ts';
import {
  LANDING_FOLDER,
  readManifest,
  TABLES_FOLDER,
  type BackupFile,
  type BackupManifest,
} from './manifest.ts';
import { unpack } from './unpack.ts';

export interface RestoreOptions {
  /** Folder or `.tar` file of a backup. */
  from: string;
  /** New folders that it makes: of the store, and of landing. */
  storeDir: string;
  landingDir: string;
  clock: Clock;
  tell: Tell;
}

/**
 * Builds store and landing from a backup: the tables as they were when it was made, with every file compared with its hash.
 * A store opened on the folder brings them up to date.
 * @throws {VecheError} `input` when it is no backup, `unreadable` when it is damaged, `conflict` when it was made by a newer
 * Veche; what was built is removed.
 */
export async function restoreBackup(options: RestoreOptions): Promise<BackupManifest> {
  const { storeDir, landingDir } = options;
  const unpacked = `${storeDir}.unpacked`;
  try {
    const dir = await folderOf(options.from, unpacked);
    const manifest = await readManifest(dir);
    await restoreFiles(dir, manifest, options);
    return manifest;
  } catch (error) {
    await rm(storeDir, { recursive: true, force: true });
    await rm(landingDir, { recursive: true, force: true });
    throw error;
  } finally {
    await rm(unpacked, { recursive: true, force: true });
  }
}

async function folderOf(from: string, unpacked: string): Promise<string> {
  const found = await stat(from).catch((cause: unknown) => {
    throw new VecheError('input', 'there is no such backup', {
      where: from,
      hint: 'name a folder or .tar file that `./veche backup` has made',
      cause,
    });
  });
  if (found.isDirectory()) return from;
  await unpack(from, unpacked);
  return unpacked;
}

async function restoreFiles(dir: string, manifest: BackupManifest, options: RestoreOptions): Promise<void> {
  const { storeDir, landingDir, clock, tell } = options;
  const engineDir = join(storeDir, 'engine');
  await mkdir(engineDir, { recursive: true, mode: 0o700 });
  await mkdir(landingDir, { recursive: true, mode: 0o700 });
  const pool = await openPool(engineDir, 1);
  try {
    await pool.use((connection) => migrateAs(connection, clock, manifest.migrations));
    const folders = await tableFolders(pool);
    let done = 0;
    for (const file of manifest.files) {
      await copyChecked(join(dir, file.name), placeOf(file, folders, landingDir), file);
      tell({ what: 'files restored', done: (done += 1), total: manifest.files.length });
    }
    await attachParts(pool, manifest);
    await compareCounts(pool, manifest);
  } finally {
    await pool.close();
  }
}

async function tableFolders(pool: OpenPool): Promise<Map<string, string>> {
  const rows = await pool.query<{ name: string; path: string }>({
    sql:
      'SELECT name, data_paths[1] AS path FROM system.tables WHERE database = currentDatabase() ' +
      "AND engine LIKE '%MergeTree'",
  });
  return new Map(rows.map(({ name, path }) => [name, path]));
}

/** Parts wait in `detached` until the engine takes them. */
function placeOf({ name }: BackupFile, folders: ReadonlyMap<string, string>, landingDir: string): string {
  const [folder, table = '', ...rest] = name.split('/');
  if (folder === LANDING_FOLDER && rest.length === 0) return join(landingDir, table);
  const tableFolder = folders.get(table);
  if (folder !== TABLES_FOLDER || tableFolder === undefined || rest.length < 2) {
    throw new VecheError('unreadable', 'the backup holds a file that belongs to no table', { where: name });
  }
  return join(tableFolder, 'detached', ...rest);
}

async function copyChecked(from: string, to: string, { name, bytes, sha256 }: BackupFile): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  const hash = createHash('sha256');
  let copied = 0;
  try {
    await pipeline(
      createReadStream(from, { highWaterMark: 1024 * 1024 }),
      async function* (pieces) {
        for await (const piece of pieces as AsyncIterable<Buffer>) {
          hash.update(piece);
          copied += piece.length;
          yield piece;
        }
      },
      createWriteStream(to, { flags: 'wx', mode: 0o600, flush: true }),
    );
  } catch (cause) {
    throw new VecheError('unreadable', 'a file of the backup cannot be copied', { where: name, cause });
  }
  if (copied === bytes && hash.digest('hex') === sha256) return;
  throw new VecheError('unreadable', 'a file of the backup is not what it was when the backup was made', {
    where: name,
    hint: 'take another backup; nothing of this one was used',
  });
}

async function attachParts(pool: OpenPool, manifest: BackupManifest): Promise<void> {
  const parts = new Set(
    manifest.files.flatMap(({ name }) => {
      const [folder, table, part] = name.split('/');
      return folder === TABLES_FOLDER ? [`${table}/${part}`] : [];
    }),
  );
  for (const entry of [...parts].sort()) {
    const [table, part] = entry.split('/');
    // Both names are of the manifest, whose letters cannot leave the quotes.
    await pool.use((connection) => connection.command(`ALTER TABLE ${table} ATTACH PART '${part}'`));
  }
}

async function compareCounts(pool: OpenPool, { livePosts }: BackupManifest): Promise<void> {
  const [row] = await pool.query<{ posts: number }>({ sql: 'SELECT sum(sign) AS posts FROM posts' });
  if (row?.posts === livePosts) return;
  throw new VecheError('unreadable', `the backup says ${livePosts} posts, and ${row?.posts ?? 0} came back`, {
    hint: 'take another backup; nothing of this one was used',
  });
}
