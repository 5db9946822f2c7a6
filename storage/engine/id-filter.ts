import { crc32 } from 'node:zlib';
import { murmur3 } from './murmur3.ts';

/** A set of ids that may answer "perhaps" for an id it does not have, and "no" only when that is true. */
export interface IdFilter {
  mayHave(id: string): boolean;
  add(id: string): void;
  /** Adds an id by its two hashes, as `ID_HASHES` makes them in the engine. */
  addHashes(murmur: number, crc: number): void;
}

/** SQL of the two hashes of an id, each 32 bits. */
export function hashesSql(id: string): string {
  return `murmurHash3_32(${id}), CRC32(${id})`;
}

/**
 * Bits per id and positions set: 10 and 7 give 0.8 % of false answers at full capacity (Bloom 1970; double hashing of
 * Kirsch and Mitzenmacher, "Less Hashing, Same Performance", 2006).
 */
const BITS_PER_ID = 10;
const POSITIONS = 7;

/** A Bloom filter for `capacity` ids; above it, answers are "perhaps" more often and never wrong. */
export function createIdFilter(capacity: number): IdFilter {
  const bits = Math.max(1024, Math.ceil(capacity * BITS_PER_ID));
  const words = new Uint32Array(Math.ceil(bits / 32));

  function every(murmur: number, crc: number, test: (word: number, mask: number) => boolean): boolean {
    // An even step would visit few positions when the number of bits is even.
    const step = crc | 1;
    for (let index = 0; index < POSITIONS; index += 1) {
      const position = (murmur + index * (step >>> 0)) % bits;
      if (!test(position >>> 5, 1 << (position & 31))) return false;
    }
    return true;
  }
  function set(word: number, mask: number): boolean {
    words[word] = (words[word] ?? 0) | mask;
    return true;
  }
  const isSet = (word: number, mask: number): boolean => ((words[word] ?? 0) & mask) !== 0;

  return {
    mayHave: (id) => every(murmur3(id), crc32(id), isSet),
    add: (id) => void every(murmur3(id), crc32(id), set),
    addHashes: (murmur, crc) => void every(murmur, crc, set),
  };
}
