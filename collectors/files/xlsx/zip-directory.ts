import type { FileHandle } from 'node:fs/promises';
import { damaged, tooLarge } from './problems.ts';
import { readZipEntries, type ZipEntry } from './zip-entries.ts';

const END_SIGNATURE = 0x06_05_4b_50;
const END_BYTES = 22;
const LOCATOR_SIGNATURE = 0x07_06_4b_50;
const LOCATOR_BYTES = 20;
const END64_SIGNATURE = 0x06_06_4b_50;
const END64_BYTES = 56;
const COMMENT_BYTES_MAX = 65_535;
/** A workbook has some twenty parts, with pictures some thousands. */
const ENTRIES_MAX = 10_000;
const DIRECTORY_BYTES_MAX = 4 * 1024 * 1024;

interface Directory {
  count: number;
  bytes: number;
  start: number;
}

/**
 * The files of a zip by name (PKWARE APPNOTE 6.3.10, 4.3.12 to 4.3.16), also of a Zip64, which programs that write
 * workbooks in one go make of small ones, too.
 * @throws {VecheError} `input` when it is no whole zip, `too_large` when it is above the caps.
 */
export async function readZipDirectory(handle: FileHandle): Promise<Map<string, ZipEntry>> {
  const { size } = await handle.stat();
  const tail = await readAt(handle, Math.max(0, size - END_BYTES - COMMENT_BYTES_MAX - LOCATOR_BYTES), size);
  const end = endRecordIn(tail);
  if (end === null) throw damaged('the directory of the archive is missing');
  const { count, bytes, start } = (await directory64(handle, tail, end)) ?? {
    count: tail.readUInt16LE(end + 10),
    bytes: tail.readUInt32LE(end + 12),
    start: tail.readUInt32LE(end + 16),
  };
  if (count > ENTRIES_MAX || bytes > DIRECTORY_BYTES_MAX) throw tooLarge('the directory of the archive');
  if (start + bytes > size) throw damaged('the directory of the archive is cut');
  const entries = readZipEntries(await readAt(handle, start, start + bytes), count);
  // A part that claims to be larger than the file would look well packed however it grows.
  const isCut = [...entries.values()].some(({ headerAt, packedBytes }) => headerAt + packedBytes > size);
  if (isCut) throw damaged('a part of it is cut');
  return entries;
}

function endRecordIn(tail: Buffer): number | null {
  for (let at = tail.length - END_BYTES; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) === END_SIGNATURE) return at;
  }
  return null;
}

/** What the record of a Zip64 says, to which a locator just before the end record leads; null when there is none. */
async function directory64(handle: FileHandle, tail: Buffer, end: number): Promise<Directory | null> {
  const at = end - LOCATOR_BYTES;
  if (at < 0 || tail.readUInt32LE(at) !== LOCATOR_SIGNATURE) return null;
  const place = Number(tail.readBigUInt64LE(at + 8));
  const isPlace = Number.isSafeInteger(place + END64_BYTES);
  const record = isPlace ? await readAt(handle, place, place + END64_BYTES) : Buffer.alloc(0);
  if (record.length < END64_BYTES || record.readUInt32LE(0) !== END64_SIGNATURE) {
    throw damaged('the directory of the archive is not where it should be');
  }
  return {
    count: Number(record.readBigUInt64LE(32)),
    bytes: Number(record.readBigUInt64LE(40)),
    start: Number(record.readBigUInt64LE(48)),
  };
}

/** Bytes from `start` up to `end`; fewer when the file ends before. */
export async function readAt(handle: FileHandle, start: number, end: number): Promise<Buffer> {
  const length = Math.max(0, end - start);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, start);
  return buffer.subarray(0, bytesRead);
}
