import type { Features } from './features.ts';

/** Newest stories kept for one stem; a stem with more of them tells stories apart badly. */
const LIST_MAX = 400;
/** Stems that are kept; beyond it those whose stories are all gone are dropped. */
const STEMS_MAX = 400_000;
/** Entries read for one text, those of its rarest stems first: bounds the work per post. */
const ENTRIES_MAX = 200;
const CANDIDATES_MAX = 6;

/** Lists are read in the order of these lengths, so that rare stems come first without sorting. */
const LENGTH_STEPS = [1, 3, 10, 30, 100, LIST_MAX];

/** Which stories hold a stem, by the numbers of the stories. */
export interface Postings {
  /** Up to 6 of the newest stories that share most with a text, best first. */
  candidates: (features: Features) => number[];
  /** Adds the text that `candidates` was asked for last as the story of this number; numbers ascend from 0. */
  add: (features: Features, story: number) => void;
}

/** Makes an empty index of the newest `storiesMax` stories. */
export function createPostings(storiesMax: number): Postings {
  const lists = new Map<number, number[]>();
  const sums = new Float32Array(storiesMax);
  /** Lists of the stems of the text looked up last, in its order. */
  let found: (number[] | undefined)[] = [];
  let lookedUp: Features | null = null;
  let oldest = 0;

  function sweep(): void {
    for (const [stem, list] of lists) if ((list.at(-1) ?? -1) < oldest) lists.delete(stem);
  }

  function lookUp(features: Features): void {
    if (lookedUp === features) return;
    lookedUp = features;
    const { hashes } = features;
    found = Array.from(hashes, (stem) => lists.get(stem));
  }

  /** Adds the weight of a stem to the stories of its list. */
  function addWeight(list: readonly number[], weight: number, touched: number[]): void {
    for (const story of list) {
      if (story < oldest) continue;
      const slot = story % storiesMax;
      if (sums[slot] === 0) touched.push(story);
      sums[slot] = (sums[slot] ?? 0) + weight;
    }
  }

  function touch({ weights }: Features): number[] {
    const touched: number[] = [];
    let entries = 0;
    let shorter = 0;
    for (const step of LENGTH_STEPS) {
      for (let i = 0; i < found.length; i += 1) {
        const list = found[i];
        if (list === undefined || list.length <= shorter || list.length > step) continue;
        if ((entries += list.length) > ENTRIES_MAX && touched.length > 0) return touched;
        addWeight(list, (weights[i] ?? 0) ** 2, touched);
      }
      shorter = step;
    }
    return touched;
  }

  return {
    candidates(features) {
      lookUp(features);
      const touched = touch(features);
      const top = best(touched, (story) => sums[story % storiesMax] ?? 0);
      for (const story of touched) sums[story % storiesMax] = 0;
      return top;
    },
    add(features, story) {
      lookUp(features);
      oldest = Math.max(0, story + 1 - storiesMax);
      for (let i = 0; i < found.length; i += 1) {
        const list = found[i];
        if (list === undefined) lists.set(features.hashes[i] ?? 0, [story]);
        else if (list.push(story) > LIST_MAX) list.splice(0, LIST_MAX / 4);
      }
      lookedUp = null;
      if (lists.size > STEMS_MAX) sweep();
    },
  };
}

/** The stories with the greatest sums, of equal ones the older first. */
function best(stories: readonly number[], sumOf: (story: number) => number): number[] {
  const top: number[] = [];
  const sumsOfTop: number[] = [];
  for (const story of stories) {
    const sum = sumOf(story);
    let at = top.length;
    for (; at > 0; at -= 1) {
      const above = sumsOfTop[at - 1] ?? 0;
      if (above > sum || (above === sum && (top[at - 1] ?? 0) < story)) break;
    }
    if (at === CANDIDATES_MAX) continue;
    top.splice(at, 0, story);
    sumsOfTop.splice(at, 0, sum);
    if (top.length > CANDIDATES_MAX) {
      top.pop();
      sumsOfTop.pop();
    }
  }
  return top;
}
