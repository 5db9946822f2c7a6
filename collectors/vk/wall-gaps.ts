import type { WallPage } from './read-wall-page.ts';
import { datesOf } from './read-wall-page.ts';
import type { Gap } from './schema.ts';

export const PAGE_SIZE = 100;
/** Each page repeats the end of the one before: deleted posts move the rest of the wall towards smaller offsets. */
const OVERLAP = 10;
const STEP_BACK = 50;
const GAPS_MAX = 20;

/** The gap below the newest page; null when the page reaches down to what is known, or to the end of the wall. */
export function gapBelow(page: WallPage, fromDate: number): Gap | null {
  return rest({ toDate: Number.MAX_SAFE_INTEGER, fromDate, offset: 0 }, page, 0);
}

/** Offset at which a gap is read on. */
export function offsetOf(gap: Gap): number {
  return Math.max(0, gap.offset - OVERLAP);
}

/** Whether the page begins below the gap's upper end, so that something in between was jumped over. */
export function isTooFar(gap: Gap, page: WallPage): boolean {
  const [first] = datesOf(page);
  return offsetOf(gap) > 0 && first !== undefined && first < gap.toDate;
}

/** The same gap, looked for nearer to the top. */
export function stepBack(gap: Gap): Gap {
  return { ...gap, offset: Math.max(0, gap.offset - STEP_BACK) };
}

/** What is left of a gap after the page at `offset`; null when it is closed. */
export function rest(gap: Gap, page: WallPage, offset: number): Gap | null {
  const oldest = Math.min(...datesOf(page));
  const isEnd = page.size === 0 || (page.total !== null && offset + PAGE_SIZE >= page.total);
  if (isEnd || oldest < gap.fromDate) return null;
  return { ...gap, toDate: Math.min(gap.toDate, oldest), offset: offset + PAGE_SIZE };
}

/** Keeps the list bounded: the two oldest gaps become one that spans both, which reads more and loses nothing. */
export function addGap(gaps: readonly Gap[], gap: Gap | null): Gap[] {
  const all = gap === null ? [...gaps] : [...gaps, gap];
  const [first, second, ...others] = all;
  if (all.length <= GAPS_MAX || first === undefined || second === undefined) return all;
  return [{ ...second, fromDate: first.fromDate }, ...others];
}
