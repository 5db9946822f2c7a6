import type { Features, Weighed } from './features.ts';

/** How alike two texts are. */
export interface Likeness {
  /**
   * 0..1. Of short texts the cosine. When one is long, a mean of the cosine (weight 1), the cosine of their headlines (2),
   * and the share of each headline that the other text holds (2): weights chosen among eight on 75 pairs of news.
   */
  score: number;
  /** Cosine of all their words, 0..1. */
  cosine: number;
  /** Stems in both. */
  shared: number;
}

const SLOTS = 2048;
const NONE = -1;

/** Compares texts with one that was set before. */
export interface Comparer {
  /** The text that the next ones are compared with. */
  set: (features: Features) => void;
  with: (other: Features) => Likeness;
}

/** Makes a comparer. It keeps tables of stems, so that comparing costs one look-up for each stem of the other text. */
export function createComparer(): Comparer {
  const whole = createTable();
  const wholeRoots = createTable();
  const head = createTable();
  let own: Features | null = null;
  let hasRoots = false;

  function setRoots(features: Features): void {
    if (hasRoots) return;
    hasRoots = true;
    wholeRoots.set({ ...features, hashes: features.roots });
    head.set(headOf(features));
  }

  return {
    set(features) {
      own = features;
      hasRoots = false;
      whole.set(features);
    },
    with(other) {
      if (own === null) return { score: 0, cosine: 0, shared: 0 };
      const all = whole.meet(other.hashes, other.weights);
      const cosine = all.shared === 0 ? 0 : all.dot / (own.norm * other.norm);
      if (own.head === null && other.head === null) return { score: cosine, cosine, shared: all.shared };
      setRoots(own);
      const [ownHead, otherHead] = [headOf(own), headOf(other)];
      const heads = head.meet(otherHead.hashes, otherHead.weights);
      const headCosine = heads.shared === 0 ? 0 : Math.min(1, heads.dot / (ownHead.norm * otherHead.norm));
      const ownInOther = head.meet(other.roots, other.weights).ownSum / (ownHead.sum || 1);
      const otherInOwn = wholeRoots.held(otherHead) / (otherHead.sum || 1);
      const score = (cosine + 2 * headCosine + ownInOther + otherInOwn) / 5;
      return { score, cosine, shared: all.shared };
    },
  };
}

function headOf(features: Features): Weighed {
  return features.head ?? { ...features, hashes: features.roots };
}

/** What two lists of stems share: number, product of the weights, and sum of those on the table's side. */
interface Meeting {
  shared: number;
  dot: number;
  ownSum: number;
}

/** An open hash table of one list of stems. */
function createTable() {
  const slots = new Int16Array(SLOTS).fill(NONE);
  /** Meeting in which an entry was last found, so that it counts once. */
  const stamps = new Uint32Array(SLOTS);
  let list: Weighed | null = null;
  let meetings = 0;

  function find(hash: number, hashes: Uint32Array): number {
    let slot = hash & (SLOTS - 1);
    for (
      let index = slots[slot] ?? NONE;
      index !== NONE && hashes[index] !== hash;
      index = slots[slot] ?? NONE
    ) {
      slot = (slot + 1) & (SLOTS - 1);
    }
    return slot;
  }

  function indexOf(hash: number): number {
    return list === null ? NONE : (slots[find(hash, list.hashes)] ?? NONE);
  }

  return {
    set(next: Weighed): void {
      if (list !== null) slots.fill(NONE);
      list = next;
      for (let i = 0; i < next.hashes.length; i += 1) slots[find(next.hashes[i] ?? 0, next.hashes)] = i;
    },
    meet(hashes: Uint32Array, weights: Float32Array): Meeting {
      const meeting: Meeting = { shared: 0, dot: 0, ownSum: 0 };
      meetings += 1;
      for (let i = 0; i < hashes.length; i += 1) {
        const index = indexOf(hashes[i] ?? 0);
        if (index === NONE || stamps[index] === meetings) continue;
        stamps[index] = meetings;
        const ownWeight = list?.weights[index] ?? 0;
        meeting.shared += 1;
        meeting.dot += ownWeight * (weights[i] ?? 0);
        meeting.ownSum += ownWeight;
      }
      return meeting;
    },
    /** Sum of the weights of another list's stems that are in the table. */
    held({ hashes, weights }: Weighed): number {
      let sum = 0;
      for (let i = 0; i < hashes.length; i += 1) if (indexOf(hashes[i] ?? 0) !== NONE) sum += weights[i] ?? 0;
      return sum;
    },
  };
}
