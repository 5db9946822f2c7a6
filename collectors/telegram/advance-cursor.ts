import type { ParsedPage } from './parse-page.ts';
import type { Gap, TelegramCursor } from './schema.ts';

/** How long edits and deletions of a message are looked for. */
export const RECHECK_WINDOW_SECONDS = 48 * 3600;

const SEEN_KEPT_MIN = 100;
const SEEN_MAX = 3000;
const GAPS_MAX = 20;

/** A page with the number it was asked to stay below; null for the newest page. */
export interface PageRead {
  page: ParsedPage;
  before: number | null;
}

/** Messages that were seen, belong on this page and are gone. */
export function vanished({ page, before }: PageRead, cursor: TelegramCursor): number[] {
  const lowest = page.numbers[0];
  if (lowest === undefined || !page.isComplete) return [];
  const present = new Set(page.numbers);
  return cursor.seen
    .map(([number]) => number)
    .filter((number) => number >= lowest && number < (before ?? Infinity) && !present.has(number));
}

/** Remembers what the page shows and forgets what is gone or too old to be looked for again. */
export function remember(read: PageRead, cursor: TelegramCursor, nowSeconds: number): TelegramCursor['seen'] {
  const seen = new Map(cursor.seen);
  for (const number of vanished(read, cursor)) seen.delete(number);
  for (const [number, published] of read.page.published) seen.set(number, published);
  const ascending = [...seen].sort(([a], [b]) => a - b);
  const oldest = nowSeconds - RECHECK_WINDOW_SECONDS;
  return ascending
    .filter(([, published], index) => published >= oldest || index >= ascending.length - SEEN_KEPT_MIN)
    .slice(-SEEN_MAX);
}

/** The gaps after the newest page: one more when the page does not reach down to what is known. */
export function gapsAfterNewest(page: ParsedPage, cursor: TelegramCursor, sinceSeconds: number): Gap[] {
  const lowest = page.numbers[0];
  if (lowest === undefined || page.isEnd) return cursor.gaps;
  const isFirst = cursor.newest === null;
  const gap: Gap = { from: cursor.newest ?? 0, to: lowest + 1, sinceSeconds: isFirst ? sinceSeconds : 0 };
  const rest = narrow(gap, page);
  return rest === null ? cursor.gaps : merged([...cursor.gaps, rest]);
}

/** What is left of a gap after a page inside it; null when it is closed. */
export function narrow(gap: Gap, page: ParsedPage): Gap | null {
  const lowest = page.numbers[0];
  // A server that shows nothing below what was asked for has nothing more, or would be asked for ever.
  if (lowest === undefined || page.isEnd || lowest >= gap.to) return null;
  if (lowest <= gap.from + 1) return null;
  const oldest = Math.min(...page.published.values());
  return oldest < gap.sinceSeconds ? null : { ...gap, to: lowest };
}

/** Keeps the list bounded: the two oldest gaps become one that spans both, which reads more and loses nothing. */
function merged(gaps: Gap[]): Gap[] {
  const [first, second, ...rest] = gaps;
  if (gaps.length <= GAPS_MAX || first === undefined || second === undefined) return gaps;
  return [{ from: first.from, to: second.to, sinceSeconds: first.sinceSeconds }, ...rest];
}
