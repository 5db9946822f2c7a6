import { mix, type CopyText } from './copy-text.ts';

/** Values of a signature, one byte each. */
export const SIGNATURE_BYTES = 128;
const GRAM_UNITS = 5;
const BASE = 0x01_00_01_93;
const EMPTY = 0xff_ff_ff_ff;
/** Odd numbers that make two more items of a mixed hash. */
const SECOND = 0x9e_37_79_b1;
const THIRD = 0x85_eb_ca_77;
/** 32-bit hash → one of 128 bins by its highest bits. */
const BIN_SHIFT = 25;
/** Of two texts of similarity 0.55, 17.6 of the first 32 bytes agree; fewer than 6 do with a probability below 0.0001. */
const GLANCE_BYTES = 32;
const GLANCE_MIN = 6;
/** Share of bytes that agree by chance. */
const CHANCE = 1 / 256;

/**
 * Makes the function that writes the MinHash signature of a text over its 5-grams: one permutation with 128 bins
 * (Li, Owen, Zhang 2012), empty bins filled by optimal densification (Shrivastava 2017), 8 bits kept of each minimum
 * (Li, König 2010). The result is valid until the next call.
 */
export function createSigner(): (text: CopyText) => Uint8Array {
  const minima = new Uint32Array(SIGNATURE_BYTES);
  const signature = new Uint8Array(SIGNATURE_BYTES);
  const leaving = powerOf(BASE, GRAM_UNITS);
  return ({ units, length }) => {
    minima.fill(EMPTY);
    let rolling = 0;
    for (let i = 0; i < length; i += 1) {
      rolling = (Math.imul(rolling, BASE) + (units[i] ?? 0)) | 0;
      if (i >= GRAM_UNITS) rolling = (rolling - Math.imul(units[i - GRAM_UNITS] ?? 0, leaving)) | 0;
      if (i < GRAM_UNITS - 1 && i < length - 1) continue;
      // Each gram counts as three items, or half of the bins of a short post would be empty and copy others.
      const hash = mix(rolling);
      lower(minima, hash);
      lower(minima, remix(hash, SECOND));
      lower(minima, remix(hash, THIRD));
    }
    for (let bin = 0; bin < SIGNATURE_BYTES; bin += 1)
      signature[bin] = mix(minima[donorOf(bin, minima)] ?? 0);
    return signature;
  };
}

/**
 * Estimated Jaccard similarity, 0..1, of the grams of two texts: one signature starts at `start` of `bytes`, the other is
 * whole. 0 when the first quarter already tells that they are unrelated.
 */
export function similarityAt(bytes: Uint8Array, start: number, signature: Uint8Array): number {
  let equal = 0;
  for (let i = 0; i < GLANCE_BYTES; i += 1) if (bytes[start + i] === signature[i]) equal += 1;
  if (equal < GLANCE_MIN) return 0;
  for (let i = GLANCE_BYTES; i < SIGNATURE_BYTES; i += 1) if (bytes[start + i] === signature[i]) equal += 1;
  return Math.max(0, (equal / SIGNATURE_BYTES - CHANCE) / (1 - CHANCE));
}

function remix(hash: number, factor: number): number {
  const product = Math.imul(hash ^ (hash >>> 15), factor);
  return (product ^ (product >>> 13)) >>> 0;
}

function lower(minima: Uint32Array, hash: number): void {
  const bin = hash >>> BIN_SHIFT;
  if (hash < (minima[bin] ?? 0)) minima[bin] = hash;
}

/** The bin whose minimum a bin shows: itself, or for an empty one the first filled bin of its own random sequence. */
function donorOf(bin: number, minima: Uint32Array): number {
  let donor = bin;
  for (let attempt = 1; minima[donor] === EMPTY && attempt < 4096; attempt += 1) {
    donor = mix(Math.imul(bin + 1, 0x9e_37_79_b1) + attempt) % SIGNATURE_BYTES;
  }
  return donor;
}

function powerOf(base: number, exponent: number): number {
  let power = 1;
  for (let i = 0; i < exponent; i += 1) power = Math.imul(power, base);
  return power;
}
