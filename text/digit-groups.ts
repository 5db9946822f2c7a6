import { isAsciiDigit } from './chars.ts';

/** A run of ASCII digits of a text: UTF-16, [start, end). */
export interface DigitGroup {
  start: number;
  end: number;
}

/** What may stand between the digit groups of one number, also unseen (soft hyphens, signs without width, key caps); a line end never does. */
const SEPARATORS = new Set(
  ' \u00a0\u2009\u202f-‐‑–—\u2212.()_\u00ad\u200b\u200c\u200d\u2060\ufeff\ufe0f\u20e3',
);
const GAP_UNITS_MAX = 4;

/** All digit groups of a text in order, except those inside `without` (ordered, such as its URLs). */
export function digitGroups(
  text: string,
  without: readonly { start: number; end: number }[] = [],
): DigitGroup[] {
  const groups: DigitGroup[] = [];
  let skipped = 0;
  for (let i = 0; i < text.length;) {
    const skip = without[skipped];
    if (skip !== undefined && i >= skip.start) {
      i = Math.max(i, skip.end);
      skipped += 1;
    } else if (isAsciiDigit(text.charCodeAt(i))) {
      let end = i + 1;
      while (isAsciiDigit(text.charCodeAt(end))) end += 1;
      groups.push({ start: i, end });
      i = end;
    } else i += 1;
  }
  return groups;
}

/** True when two groups may belong to one number: only a few separators lie between them. */
export function areJoined(text: string, left: DigitGroup, right: DigitGroup): boolean {
  if (right.start - left.end > GAP_UNITS_MAX) return false;
  for (let i = left.end; i < right.start; i += 1) if (!SEPARATORS.has(text.charAt(i))) return false;
  return true;
}

/** Groups from `from` on that belong to one number, as long as they hold at most `digitsMax` digits together. */
export function joinedGroups(
  text: string,
  groups: readonly DigitGroup[],
  from: number,
  digitsMax: number,
): DigitGroup[] {
  const joined: DigitGroup[] = [];
  let digits = 0;
  for (let i = from; i < groups.length; i += 1) {
    const group = groups[i];
    const previous = joined.at(-1);
    if (group === undefined) break;
    digits += group.end - group.start;
    if (digits > digitsMax || (previous !== undefined && !areJoined(text, previous, group))) break;
    joined.push(group);
  }
  return joined;
}
