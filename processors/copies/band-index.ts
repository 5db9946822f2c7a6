import { mix } from './copy-text.ts';
import type { Ring } from './ring.ts';
import { SIGNATURE_BYTES } from './signature.ts';

/** 32 bands of 4 rows: a pair of similarity 0.55 shares a band with probability 0.95, one of 0.3 with 0.23. */
export const BANDS = SIGNATURE_BYTES / 4;
/** Posts of one band and bucket that are looked at: templates that thousands share must not slow the rest down. */
const STEPS_MAX = 48;
/** Distinct posts compared for one text. */
const CANDIDATES_MAX = 64;
const NONE = -1;

/** Finds posts that share a band of their signature with a given one. */
export interface BandIndex {
  insert: (number: number) => void;
  /** Numbers of posts that share a band, newest first within a band; valid until the next call. */
  candidates: (signature: Uint8Array) => ReadonlySet<number>;
}

/**
 * Makes the index of all signed posts of a ring. Each band has chains of post numbers, newest first: a number that has
 * left the ring ends its chain, because all behind it are older. Bands are compared whole, so hashing adds no candidates.
 */
export function createBandIndex(ring: Ring): BandIndex {
  const bits = Math.max(8, Math.floor(Math.log2(ring.capacity / 2)));
  const heads = new Int32Array(BANDS << bits).fill(NONE);
  const links = new Int32Array(ring.capacity * BANDS);
  const found = new Set<number>();
  const words = new Uint32Array(BANDS);
  const bytes = new Uint8Array(words.buffer);

  function bucketOf(band: number, key: number): number {
    return (band << bits) | (mix(key ^ Math.imul(band + 1, 0x9e_37_79_b1)) >>> (32 - bits));
  }

  function insert(number: number): void {
    const start = ring.slotOf(number) * BANDS;
    if (ring.isSigned[ring.slotOf(number)] === 0) return;
    for (let band = 0; band < BANDS; band += 1) {
      const bucket = bucketOf(band, ring.bands[start + band] ?? 0);
      links[start + band] = heads[bucket] ?? NONE;
      heads[bucket] = number;
    }
  }

  function candidates(signature: Uint8Array): ReadonlySet<number> {
    found.clear();
    bytes.set(signature);
    for (let band = 0; band < BANDS && found.size < CANDIDATES_MAX; band += 1) {
      const key = words[band] ?? 0;
      let number = heads[bucketOf(band, key)] ?? NONE;
      for (let step = 0; step < STEPS_MAX && ring.has(number); step += 1) {
        const at = ring.slotOf(number) * BANDS + band;
        if (ring.bands[at] === key) found.add(number);
        number = links[at] ?? NONE;
      }
    }
    return found;
  }

  for (let number = Math.max(0, ring.next - ring.capacity); number < ring.next; number += 1) insert(number);
  return { insert, candidates };
}
