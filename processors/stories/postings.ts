import type { Features } from './features.ts';

/** Newest stories kept for one stem; a stem with more of them tells stories apart badly. */
const LIST_MAX = 400;
/** Stems that are kept; beyond it those whose stories are all gone are dropped. */
const STEMS_MAX = 400_000;
/** Entries read for one text, those of its rarest stems first: bounds the work per post. */
const ENTRIES_MAX = 300;
const CANDIDATES_MAX = 6;

/** Which stories hold a stem, by the numbers of the stories. */
export interface Postings {
  add: (features: Features, story: number) => void;
  /** Up to 6 of the newest stories that share most with a text, best first. */
  candidates: (features: Features) => number[];
}

/** Makes an empty index of the newest `storiesMax` stories; numbers must be added in ascending order from 0. */
export function createPostings(storiesMax: number): Postings {
  const lists = new Map<number, number[]>();
  const sums = new Float32Array(storiesMax);
  let oldest = 0;

  function sweep(): void {
    for (const [stem, list] of lists) if ((list.at(-1) ?? -1) < oldest) lists.delete(stem);
  }

  function probesOf({ hashes, weights }: Features): { list: readonly number[]; weight: number }[] {
    const probes: { list: readonly number[]; weight: number }[] = [];
    for (let i = 0; i < hashes.length; i += 1) {
      const list = lists.get(hashes[i] ?? 0);
      if (list !== undefined) probes.push({ list, weight: (weights[i] ?? 0) ** 2 });
    }
    return probes.sort((a, b) => a.list.length - b.list.length);
  }

  return {
    add({ hashes }, story) {
      oldest = Math.max(0, story + 1 - storiesMax);
      for (const stem of hashes) {
        const list = lists.get(stem);
        if (list === undefined) lists.set(stem, [story]);
        else if (list.push(story) > LIST_MAX) list.splice(0, LIST_MAX / 4);
      }
      if (lists.size > STEMS_MAX) sweep();
    },
    candidates(features) {
      const touched: number[] = [];
      let entries = 0;
      for (const { list, weight } of probesOf(features)) {
        if ((entries += list.length) > ENTRIES_MAX && touched.length > 0) break;
        for (const story of list) {
          if (story < oldest) continue;
          const slot = story % storiesMax;
          if (sums[slot] === 0) touched.push(story);
          sums[slot] = (sums[slot] ?? 0) + weight;
        }
      }
      const top = best(touched, (story) => sums[story % storiesMax] ?? 0);
      for (const story of touched) sums[story % storiesMax] = 0;
      return top;
    },
  };
}

/** The stories with the greatest sums, of equal ones the older first. */
function best(stories: readonly number[], sumOf: (story: number) => number): number[] {
  const top: number[] = [];
  const isBefore = (a: number, b: number) => sumOf(a) > sumOf(b) || (sumOf(a) === sumOf(b) && a < b);
  for (const story of stories) {
    let at = top.length;
    for (let last = top[at - 1]; last !== undefined && isBefore(story, last); last = top[at - 1]) at -= 1;
    if (at === CANDIDATES_MAX) continue;
    top.splice(at, 0, story);
    if (top.length > CANDIDATES_MAX) top.pop();
  }
  return top;
}
