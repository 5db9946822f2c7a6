import type { LandedPage } from '../../contracts/landing.ts';
import { crc32c } from './crc32c.ts';

/** Begins each record. Its first two bytes are in no UTF-8 text, so that a search for it never hits a page. */
const MARK = Buffer.from([0xff, 0xfe, 0x56, 0x50]);
/** Mark, length of the payload, CRC32C of length and payload: 4 bytes each, little-endian. */
const HEADER_BYTES = 12;
/** Above the largest page: 20 MiB of body with room for JSON. */
const PAYLOAD_MAX = 128 * 1024 * 1024;

/** A record found in a segment. */
export interface FoundRecord {
  offset: number;
  bytes: number;
  landed: LandedPage;
}

export interface ScannedSegment {
  records: FoundRecord[];
  /** Where something that is no record was skipped, with the reason. */
  damaged: { offset: number; reason: string }[];
  /** Where the torn end begins, which was never acknowledged; the size when there is none. */
  end: number;
}

export function encodeRecord(landed: LandedPage): Buffer {
  const payload = Buffer.from(JSON.stringify(landed), 'utf8');
  const record = Buffer.allocUnsafe(HEADER_BYTES + payload.length);
  MARK.copy(record, 0);
  record.writeUInt32LE(payload.length, 4);
  payload.copy(record, HEADER_BYTES);
  record.writeUInt32LE(checksum(record), 8);
  return record;
}

/** The record at `offset`; a reason when there is none, `torn` when the bytes end before it does. */
export function decodeRecord(bytes: Buffer, offset: number): FoundRecord | 'torn' | { reason: string } {
  if (offset + HEADER_BYTES > bytes.length) return 'torn';
  if (bytes.compare(MARK, 0, MARK.length, offset, offset + MARK.length) !== 0)
    return { reason: 'no record begins here' };
  const length = bytes.readUInt32LE(offset + 4);
  if (length > PAYLOAD_MAX) return { reason: 'its length cannot be true' };
  if (offset + HEADER_BYTES + length > bytes.length) return 'torn';
  const record = bytes.subarray(offset, offset + HEADER_BYTES + length);
  if (record.readUInt32LE(8) !== checksum(record)) return { reason: 'its checksum is wrong' };
  const landed = JSON.parse(record.toString('utf8', HEADER_BYTES)) as LandedPage;
  return { offset, bytes: record.length, landed };
}

/** All records of a segment, over damaged places to the next mark. */
export function scanSegment(bytes: Buffer): ScannedSegment {
  const scanned: ScannedSegment = { records: [], damaged: [], end: bytes.length };
  let offset = 0;
  while (offset < bytes.length) {
    const found = decodeRecord(bytes, offset);
    if (found !== 'torn' && 'landed' in found) {
      scanned.records.push(found);
      offset += found.bytes;
      continue;
    }
    const next = bytes.indexOf(MARK, offset + 1);
    if (found === 'torn' && next === -1) {
      scanned.end = offset;
      break;
    }
    scanned.damaged.push({ offset, reason: found === 'torn' ? 'it ends before its length' : found.reason });
    offset = next === -1 ? bytes.length : next;
  }
  return scanned;
}

function checksum(record: Buffer): number {
  return crc32c(record.subarray(4, 8), record.subarray(HEADER_BYTES));
}
