import { createBandIndex } from './band-index.ts';
import type { CopyText } from './copy-text.ts';
import { createExactIndex } from './exact-index.ts';
import type { Ring, RingItem } from './ring.ts';
import { SIGNATURE_BYTES, similarityAt } from './signature.ts';

/**
 * Realistic edits of a post keep 0.60 of their grams at the 5th percentile, unrelated posts share 0.34 at the 99.9th.
 */
const SIMILARITY_MIN = 0.55;
/** Less is enough when nearly all of the shorter text is in the longer one: cut texts, words added before and behind. */
const CUT_SIMILARITY_MIN = 0.42;
const CONTAINED_MIN = 0.9;

/** A remembered post by its number, and how similar it is (0..1). */
export interface Neighbour {
  number: number;
  similarity: number;
}

/** What similar texts are told by. */
export interface SignedText {
  signature: Uint8Array;
  /** Letters and digits. */
  length: number;
}

/**
 * How the places of a remembered post fit: `same`, or `open` when only one of the two names a place, as a text that was
 * cut before its place does; null: they are two events.
 */
export type Fit = 'same' | 'open' | null;
type FitOf = (number: number) => Fit;

/** Both indexes of a ring. */
export interface ClusterSearch {
  /** The newest post with the same letters and digits and the same place. */
  equal: (text: CopyText, fitOf: FitOf) => number | null;
  /** The most similar post; one whose place is `open` must hold the text nearly whole, or lie in it. */
  nearest: (text: SignedText, fitOf: FitOf) => Neighbour | null;
  add: (item: RingItem) => void;
}

/** Makes the search over a ring, which it fills. */
export function createClusterSearch(ring: Ring): ClusterSearch {
  let exact = createExactIndex(ring);
  let bands = createBandIndex(ring);

  /** The similarity when it makes two texts copies, or 0. */
  function similarityTo(number: number, { signature, length }: SignedText, fit: Fit): number {
    if (fit === null) return 0;
    const slot = ring.slotOf(number);
    const similarity = similarityAt(ring.signatures, slot * SIGNATURE_BYTES, signature);
    if (similarity < CUT_SIMILARITY_MIN) return 0;
    if (similarity >= SIMILARITY_MIN && fit === 'same') return similarity;
    return containment(similarity, length, ring.length[slot] ?? 0) >= CONTAINED_MIN ? similarity : 0;
  }

  /** Compared with the first of the cluster too, or a cluster would drift from text to text, or from place to place. */
  function isNearLeader(number: number, text: SignedText, fitOf: FitOf): boolean {
    const leader = ring.leader[ring.slotOf(number)] ?? number;
    if (leader === number) return true;
    if (!ring.has(leader)) return fitOf(number) === 'same';
    return similarityTo(leader, text, fitOf(leader)) > 0;
  }

  return {
    equal(text, fitOf) {
      const number = exact.find(text.keyHigh, text.keyLow, (one) => fitOf(one) === 'same');
      return number < 0 ? null : number;
    },
    nearest(text, fitOf) {
      let best: Neighbour | null = null;
      for (const number of bands.candidates(text.signature)) {
        const similarity = similarityTo(number, text, fitOf(number));
        if (similarity === 0 || !isBetter({ number, similarity }, best)) continue;
        if (isNearLeader(number, text, fitOf)) best = { number, similarity };
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

/** Share of the shorter text's grams that the longer one has, by the Jaccard similarity of both and their lengths. */
function containment(similarity: number, one: number, other: number): number {
  return ((similarity / (1 + similarity)) * (one + other)) / Math.max(1, Math.min(one, other));
}

/** The more similar one; of two alike the earlier. */
function isBetter(one: Neighbour, other: Neighbour | null): boolean {
  if (other === null || one.similarity > other.similarity) return true;
  return one.similarity === other.similarity && one.number < other.number;
}
