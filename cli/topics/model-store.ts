import { copyFile, open, readFile, rename, stat } from 'node:fs/promises';
import { VecheError } from '../../contracts/errors.ts';
import type { Region } from '../../contracts/region.ts';
import { kindOfModel } from '../../processors/topics/combine-topics.ts';
import { decodeModel, MODEL_BYTES_MAX } from '../../processors/topics/model-file.ts';

/** Bytes of a model file. @throws {VecheError} `not_found`, or `too_large` before it is read. */
export async function readModelBytes(file: string): Promise<Uint8Array> {
  const size = await sizeOf(file);
  if (size === null) {
    throw new VecheError('not_found', 'there is no such model', {
      where: file,
      hint: 'train one with ./veche topics train --data FILE --label FIELD --out MODEL',
    });
  }
  if (size > MODEL_BYTES_MAX) {
    throw new VecheError('too_large', `a model has at most ${MODEL_BYTES_MAX} bytes`, { where: file });
  }
  return readFile(file);
}

/**
 * Model of the chain's topics as its bytes, null without a file. It is read through first, so that what is wrong with it
 * is told with the file's name before any post is labelled.
 * @throws {VecheError} `unreadable` for a damaged file, `input` for labels that are no topics of the region.
 */
export async function readTopicModel(file: string | null, region: Region): Promise<Uint8Array | null> {
  if (file === null) return null;
  const bytes = await readModelBytes(file);
  kindOfModel(decodeModel(bytes, file), region, file);
  return bytes;
}

/** Writes a model so that the file is the old one or the new one, whatever crashes. */
export async function writeModelBytes(file: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${file}.${process.pid}`;
  const handle = await open(temporary, 'w', 0o644);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, file);
}

/** Replaces a model and keeps the old one beside it; gives the old one's new name. */
export async function replaceModel(file: string, bytes: Uint8Array): Promise<string> {
  const previous = `${file}.previous`;
  await copyFile(file, previous);
  await writeModelBytes(file, bytes);
  return previous;
}

async function sizeOf(file: string): Promise<number | null> {
  try {
    const found = await stat(file);
    return found.isFile() ? found.size : null;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
