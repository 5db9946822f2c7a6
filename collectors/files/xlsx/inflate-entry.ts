import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { pipeline, type Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { VecheError } from '../../../contracts/errors.ts';
import { damaged, tooLarge } from './problems.ts';
import { readAt, readZipDirectory } from './zip-directory.ts';
import type { ZipEntry } from './zip-entries.ts';

/** A zip whose files are inflated one by one, in pieces. */
export interface ZipFile {
  has(name: string): boolean;
  /**
   * Bytes of one file, at most `bytesMax`. What the directory says is checked before anything is inflated, and held to
   * while it is.
   * @throws {VecheError} `input` when it is missing or damaged, `too_large` when it is above the cap or a bomb.
   */
  inflate(name: string, bytesMax: number): AsyncGenerator<Uint8Array>;
}

const LOCAL_SIGNATURE = 0x04_03_4b_50;
const LOCAL_BYTES = 30;
/**
 * Sheets with nothing but formatting shrink some forty times; deflate can shrink 1,032 times, which only bombs reach.
 * Small files may be of any ratio.
 */
const RATIO_MAX = 100;
const RATIO_FREE_BYTES = 10 * 1024 * 1024;

/** @throws {VecheError} `input` or `too_large`; see `readZipDirectory`. */
export async function openZip(file: string): Promise<ZipFile> {
  const handle = await open(file);
  try {
    const entries = await readZipDirectory(handle);
    return {
      has: (name) => entries.has(name),
      inflate: (name, bytesMax) => inflate(file, { name, entry: entries.get(name), bytesMax }),
    };
  } finally {
    await handle.close();
  }
}

async function* inflate(
  file: string,
  { name, entry, bytesMax }: { name: string; entry: ZipEntry | undefined; bytesMax: number },
): AsyncGenerator<Uint8Array> {
  if (entry === undefined) throw damaged(`${name} is missing`);
  if (entry.isEncrypted) throw damaged('it is protected by a password');
  if (entry.method !== 0 && entry.method !== 8) throw damaged(`${name} is packed in an unknown way`);
  const isBomb = entry.bytes > RATIO_FREE_BYTES && entry.bytes > entry.packedBytes * RATIO_MAX;
  if (entry.bytes > bytesMax || isBomb) throw tooLarge(name);

  let count = 0;
  try {
    for await (const piece of await openStream(file, entry)) {
      count += (piece as Uint8Array).length;
      if (count > entry.bytes) throw tooLarge(`${name}, which is larger than it says,`);
      yield piece as Uint8Array;
    }
  } catch (cause) {
    throw cause instanceof VecheError ? cause : damaged(`${name} is damaged`, cause);
  }
  if (count < entry.bytes) throw damaged(`${name} is cut`);
}

async function openStream(file: string, entry: ZipEntry): Promise<Readable> {
  const start = await contentAt(file, entry);
  if (entry.packedBytes === 0) throw damaged('a part of it is empty');
  const packed = createReadStream(file, { start, end: start + entry.packedBytes - 1 });
  if (entry.method === 0) return packed;
  // Errors of either end reach whoever reads the answered stream.
  return pipeline(packed, createInflateRaw(), () => {});
}

/** The local header repeats the name and has an extra field of its own length (APPNOTE 4.3.7). */
async function contentAt(file: string, { headerAt }: ZipEntry): Promise<number> {
  let handle: FileHandle | null = null;
  try {
    handle = await open(file);
    const isPlace = Number.isSafeInteger(headerAt + LOCAL_BYTES);
    const header = isPlace ? await readAt(handle, headerAt, headerAt + LOCAL_BYTES) : Buffer.alloc(0);
    if (header.length < LOCAL_BYTES || header.readUInt32LE(0) !== LOCAL_SIGNATURE) {
      throw damaged('a part of it is not where the directory says');
    }
    return headerAt + LOCAL_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
  } finally {
    await handle?.close();
  }
}
