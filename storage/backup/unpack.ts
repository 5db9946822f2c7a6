import { createReadStream } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readTar } from './read-tar.ts';

/**
 * Unpacks the `.tar` file of a backup into a new folder. Only plain files below the folder are made.
 * @throws {VecheError} `unreadable` when the file is damaged.
 */
export async function unpack(file: string, dir: string): Promise<void> {
  await rm(dir, { recursive: true, force: true });
  await mkdir(dir, { recursive: true, mode: 0o700 });
  for await (const { name, content } of readTar(createReadStream(file, { highWaterMark: 1024 * 1024 }))) {
    const to = join(dir, name);
    await mkdir(dirname(to), { recursive: true, mode: 0o700 });
    const handle = await open(to, 'wx', 0o600);
    try {
      for await (const piece of content) await handle.writeFile(piece);
    } finally {
      await handle.close();
    }
  }
}
