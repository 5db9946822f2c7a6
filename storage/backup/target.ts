import { createHash } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { VecheError } from '../../contracts/errors.ts';
import { diskError, syncFolder } from '../durable-file.ts';
import type { TarEntry } from './read-tar.ts';
import { tarEnd, tarHeader, tarPadding } from './tar-header.ts';

/** Where the files of a backup go. Until `finish` nothing stands under its name. */
export interface BackupTarget {
  /** Takes a file; resolves with its SHA-256. @throws {VecheError} `unavailable` when the disk refuses. */
  add(entry: TarEntry): Promise<string>;
  /** Durable, and under its name, when resolved. */
  finish(): Promise<void>;
  /** Removes what was written. */
  abandon(): Promise<void>;
}

const PARTIAL_SUFFIX = '.partial';

/**
 * A new target: one file when the path ends with `.tar`, else a folder.
 * @throws {VecheError} `conflict` when something is there already; `unavailable`.
 */
export async function createTarget(path: string): Promise<BackupTarget> {
  await refuseExisting(path);
  const partial = path + PARTIAL_SUFFIX;
  try {
    await rm(partial, { recursive: true, force: true });
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    if (path.endsWith('.tar')) return fileTarget(path, partial, await open(partial, 'wx', 0o600));
    await mkdir(partial, { mode: 0o700 });
    return folderTarget(path, partial);
  } catch (error) {
    throw diskError(error, path);
  }
}

async function refuseExisting(path: string): Promise<void> {
  let names: string[];
  try {
    names = await readdir(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    names = [''];
  }
  if (names.length === 0 && !path.endsWith('.tar')) return;
  throw new VecheError('conflict', 'something is there already, and a backup overwrites nothing', {
    where: path,
    hint: 'name a file or folder that does not exist yet',
  });
}

function folderTarget(path: string, partial: string): BackupTarget {
  const folders = new Set<string>([partial]);
  return {
    async add({ name, content }) {
      const folder = dirname(join(partial, name));
      if (!folders.has(folder)) await mkdir(folder, { recursive: true, mode: 0o700 });
      folders.add(folder);
      const handle = await open(join(partial, name), 'wx', 0o600);
      try {
        const sha256 = await pour(content, handle, path);
        await handle.datasync();
        return sha256;
      } finally {
        await handle.close();
      }
    },
    async finish() {
      for (const folder of folders) await syncFolder(folder);
      await rename(partial, path);
      await syncFolder(dirname(path));
    },
    abandon: () => rm(partial, { recursive: true, force: true }),
  };
}

function fileTarget(path: string, partial: string, handle: FileHandle): BackupTarget {
  return {
    async add({ name, bytes, content }) {
      await pour([tarHeader(name, bytes)], handle, path);
      const sha256 = await pour(content, handle, path);
      await pour([tarPadding(bytes)], handle, path);
      return sha256;
    },
    async finish() {
      await pour([tarEnd()], handle, path);
      await handle.datasync();
      await handle.close();
      await rename(partial, path);
      await syncFolder(dirname(path));
    },
    async abandon() {
      await handle.close();
      await rm(partial, { force: true });
    },
  };
}

/** Writes where the handle stands; resolves with the hash of what was written. */
async function pour(
  content: AsyncIterable<Buffer> | Iterable<Buffer>,
  to: FileHandle,
  path: string,
): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of content) {
    hash.update(piece);
    try {
      await to.writeFile(piece);
    } catch (error) {
      throw diskError(error, path);
    }
  }
  return hash.digest('hex');
}
