import { open, rename, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { VecheError } from '../contracts/errors.ts';

/**
 * Replaces a file so that after a crash or power loss either the old or the whole new one is there.
 * @throws {VecheError} `unavailable` when the disk refuses.
 */
export async function writeDurably(file: string, content: string | Buffer): Promise<void> {
  const temporary = `${file}.tmp`;
  try {
    const handle = await open(temporary, 'w', 0o600);
    try {
      await handle.writeFile(content);
      await handle.datasync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
    await syncFolder(dirname(file));
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw diskError(error, file);
  }
}

/** Makes new, renamed and removed names in a folder durable. */
export async function syncFolder(dir: string): Promise<void> {
  const handle = await open(dir, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A refusal of the disk, which may pass: full, over quota, or failing. */
export function diskError(error: unknown, file: string): VecheError {
  const code = (error as NodeJS.ErrnoException).code ?? 'error';
  return new VecheError('unavailable', `the disk refuses to take more: ${code}`, {
    where: file,
    hint: 'free some space or repair the disk; collecting goes on by itself',
    cause: error,
  });
}
