import { zstdDecompressSync } from 'node:zlib';

/** Checksum (16), method (1), compressed size with the last nine bytes of the header (4), size (4), little-endian. */
const CHECKSUM_BYTES = 16;
const HEADER_BYTES = CHECKSUM_BYTES + 9;
const METHODS: Readonly<Record<number, (bytes: Buffer, size: number) => Buffer>> = {
  0x02: (bytes) => bytes,
  0x82: unpackLz4,
  0x90: (bytes) => zstdDecompressSync(bytes),
};

/**
 * Content of a file of the engine: its bytes, and behind them what its compressed blocks hold, because compression hides
 * all but the shortest texts from a search. Files that are no blocks give their bytes alone.
 * Format: https://clickhouse.com/docs/native-protocol/basics and src/Compression/CompressedReadBufferBase.cpp
 */
export function readable(bytes: Buffer): Buffer {
  const pieces = [bytes];
  for (let at = 0; at + HEADER_BYTES <= bytes.length;) {
    const unpack = METHODS[bytes.readUInt8(at + CHECKSUM_BYTES)];
    const end = at + CHECKSUM_BYTES + bytes.readUInt32LE(at + CHECKSUM_BYTES + 1);
    if (end <= at + HEADER_BYTES || end > bytes.length) break;
    // Numbers are packed by other methods; texts may come behind them in the same file.
    if (unpack !== undefined) {
      const size = bytes.readUInt32LE(at + CHECKSUM_BYTES + 5);
      pieces.push(unpack(bytes.subarray(at + HEADER_BYTES, end), size));
    }
    at = end;
  }
  return Buffer.concat(pieces);
}

/** One LZ4 block (https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md). */
function unpackLz4(bytes: Buffer, size: number): Buffer {
  const out = Buffer.alloc(size);
  let from = 0;
  let to = 0;
  const length = (nibble: number): number => {
    let sum = nibble;
    for (let more = nibble === 15 ? 255 : 0; more === 255; sum += more) more = bytes[from++] ?? 0;
    return sum;
  };
  while (from < bytes.length) {
    const token = bytes[from++] ?? 0;
    const literals = length(token >> 4);
    to += bytes.copy(out, to, from, from + literals);
    from += literals;
    if (from >= bytes.length) break;
    const distance = bytes.readUInt16LE(from);
    from += 2;
    for (let left = length(token & 15) + 4; left > 0; left -= 1, to += 1) out[to] = out[to - distance] ?? 0;
  }
  return out;
}
