import { createBandIndex } from './band-index.ts';
import type { CopyText } from './copy-text.ts';
import { createExactIndex } from './exact-index.ts';
import type { Ring, RingItem } from './ring.ts';
import { SIGNATURE_BYTES, similarityAt } from './signature.ts';

/**
 * Realistic edits of a post keep 0.60 of their grams at the 5th percentile, unrelated posts share 0.34 at the 99.9th.
 */
const SIMILARITY_MIN = 0.55;

/** A remembered post by its number, and how similar it is (0..1). */
export interface Neighbour {
  number: number;
  similarity: number;
}

type Accepts = (number: number) => boolean;

/** Both indexes of a ring. */
export interface ClusterSearch {
  equal: (text: CopyText, accepts: Accepts) => number | null;
  nearest: (signature: Uint8Array, accepts: Accepts) => Neighbour | null;
  add: (item: RingItem) => void;
}

/** Makes the search over a ring, which it fills. */
export function createClusterSearch(ring: Ring): ClusterSearch {
  let exact = createExactIndex(ring);
  let bands = createBandIndex(ring);

  function similarityTo(number: number, signature: Uint8Array): number {
    return similarityAt(ring.signatures, ring.slotOf(number) * SIGNATURE_BYTES, signature);
  }

  /** Compared with the first of the cluster too, or a cluster would drift from text to text. */
  function isNearLeader(number: number, signature: Uint8Array): boolean {
    const leader = ring.leader[ring.slotOf(number)] ?? number;
    return leader === number || !ring.has(leader) || similarityTo(leader, signature) >= SIMILARITY_MIN;
  }

  return {
    equal(text, accepts) {
      const number = exact.find(text.keyHigh, text.keyLow, accepts);
      return number < 0 ? null : number;
    },
    nearest(signature, accepts) {
      let best: Neighbour | null = null;
      for (const number of bands.candidates(signature)) {
        if (!accepts(number)) continue;
        const similarity = similarityTo(number, signature);
        if (similarity < SIMILARITY_MIN || !isBetter({ number, similarity }, best)) continue;
        if (isNearLeader(number, signature)) best = { number, similarity };
      }
      return best;
    },
    add(item) {
      const { number, grown } = ring.add(item);
      if (grown) {
        exact = createExactIndex(ring);
        bands = createBandIndex(ring);
      } else {
        exact.insert(number);
        bands.insert(number);
      }
    },
  };
}

/** The more similar one; of two alike the earlier. */
function isBetter(one: Neighbour, other: Neighbour | null): boolean {
  if (other === null || one.similarity > other.similarity) return true;
  return one.similarity === other.similarity && one.number < other.number;
}
