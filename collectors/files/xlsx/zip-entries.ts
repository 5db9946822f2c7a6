import { damaged } from './problems.ts';

/** One file within a zip, as its directory describes it. Nothing of it has been inflated. */
export interface ZipEntry {
  /** 0: stored, 8: deflated. */
  method: number;
  isEncrypted: boolean;
  packedBytes: number;
  /** Size after inflating, as the archive says; it may lie. */
  bytes: number;
  headerAt: number;
}

const ENTRY_SIGNATURE = 0x02_01_4b_50;
const ENTRY_BYTES = 46;
/** Stands where the number is in the Zip64 field instead. */
const ELSEWHERE = 0xff_ff_ff_ff;
const ZIP64_FIELD = 1;

/**
 * The entries of a zip's directory by name (PKWARE APPNOTE 6.3.10, 4.3.12).
 * @throws {VecheError} `input` when it holds something else.
 */
export function readZipEntries(directory: Buffer, count: number): Map<string, ZipEntry> {
  const entries = new Map<string, ZipEntry>();
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + ENTRY_BYTES > directory.length || directory.readUInt32LE(at) !== ENTRY_SIGNATURE) {
      throw damaged('the directory of the archive is damaged');
    }
    const nameEnd = at + ENTRY_BYTES + directory.readUInt16LE(at + 28);
    const extraEnd = nameEnd + directory.readUInt16LE(at + 30);
    const name = directory.toString('utf8', at + ENTRY_BYTES, nameEnd);
    entries.set(name.replaceAll('\\', '/'), {
      method: directory.readUInt16LE(at + 10),
      isEncrypted: directory.readUInt16LE(at + 8) % 2 === 1,
      ...numbersOf(directory, at, directory.subarray(nameEnd, extraEnd)),
    });
    at = extraEnd + directory.readUInt16LE(at + 32);
  }
  return entries;
}

function numbersOf(
  directory: Buffer,
  at: number,
  extra: Buffer,
): Pick<ZipEntry, 'bytes' | 'packedBytes' | 'headerAt'> {
  const long = zip64Numbers(extra);
  // The field holds only the numbers that are not here, in this order (4.5.3).
  const next = (place: number): number => {
    const short = directory.readUInt32LE(at + place);
    return short === ELSEWHERE ? (long.shift() ?? short) : short;
  };
  const bytes = next(24);
  const packedBytes = next(20);
  return { bytes, packedBytes, headerAt: next(42) };
}

function zip64Numbers(extra: Buffer): number[] {
  let at = 0;
  while (at + 4 <= extra.length) {
    const end = at + 4 + extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === ZIP64_FIELD && end <= extra.length) {
      const numbers: number[] = [];
      for (let place = at + 4; place + 8 <= end && numbers.length < 3; place += 8) {
        numbers.push(Number(extra.readBigUInt64LE(place)));
      }
      return numbers;
    }
    at = end;
  }
  return [];
}
