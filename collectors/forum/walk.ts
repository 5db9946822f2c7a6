import type { ForumCursor, Gap } from './schema.ts';
import type { ParsedForum } from './parse-answer.ts';
import { forumId } from './add-post.ts';

/** How long edits and deletions of a post are looked for. */
export const RECHECK_WINDOW_SECONDS = 48 * 3600;
const SEEN_MAX = 3000;
const GAPS_MAX = 20;
/** Ids that one page spans (app/controllers/posts_controller.rb of Discourse); it is empty when all of them are private. */
export const PAGE_IDS = 50;
/** Empty pages in a row after which nothing more is looked for where nothing is known to be below. */
export const EMPTY_MAX = 20;

/** A page with the id it was asked to stay at or below; null for the newest page. */
export interface PageRead {
  parsed: ParsedForum;
  before: number | null;
}

/** Lowest id on a page; null when it is empty. */
export function lowestOf({ items }: ParsedForum): number | null {
  return items.length === 0 ? null : Math.min(...items.map(({ id }) => id));
}

/** The gaps after the newest page: one more when the page does not reach down to what is known. */
export function gapsAfterNewest(parsed: ParsedForum, cursor: ForumCursor, sinceSeconds: number): Gap[] {
  const lowest = lowestOf(parsed);
  if (lowest === null) return cursor.gaps;
  const isFirst = cursor.newest === null;
  const since = isFirst ? sinceSeconds : 0;
  const whole: Gap = { from: cursor.newest ?? 0, to: lowest, sinceSeconds: since, empty: 0 };
  const rest = narrow(whole, parsed);
  return rest === null ? cursor.gaps : merged([...cursor.gaps, rest]);
}

/** What is left of a gap after a page inside it; null when it is closed. */
export function narrow(gap: Gap, parsed: ParsedForum): Gap | null {
  const lowest = lowestOf(parsed);
  if (lowest === null) {
    const rest = { ...gap, to: gap.to - PAGE_IDS, empty: gap.empty + 1 };
    const isEnd = gap.sinceSeconds > 0 && rest.empty >= EMPTY_MAX;
    return isEnd || rest.to <= gap.from ? null : rest;
  }
  if (lowest - 1 <= gap.from || lowest > gap.to) return null;
  return oldestOf(parsed) < gap.sinceSeconds ? null : { ...gap, to: lowest - 1, empty: 0 };
}

/** Publishing time of the oldest post on a page, seconds; Infinity when none is dated. */
export function oldestOf({ items }: ParsedForum): number {
  const times = items.map(({ created_at: at }) => Date.parse(at) / 1000).filter(Number.isFinite);
  return times.length === 0 ? Infinity : Math.min(...times);
}

/** Post ids that were seen, belong on this page and are gone. */
export function vanished({ parsed, before }: PageRead, cursor: ForumCursor): ForumCursor['seen'] {
  const lowest = lowestOf(parsed);
  if (lowest === null) return [];
  const present = new Set(parsed.items.map(({ id }) => id));
  return cursor.seen.filter(([id]) => id >= lowest && id <= (before ?? Infinity) && !present.has(id));
}

/** Remembers what a page shows; forgets what is gone or too old to be looked for again. */
export function remember(
  read: PageRead,
  cursor: ForumCursor,
  at: { forum: string; nowMs: number },
): ForumCursor['seen'] {
  const seen = new Map(cursor.seen.map((entry) => [entry[0], entry]));
  for (const [id] of vanished(read, cursor)) seen.delete(id);
  for (const item of read.parsed.items) {
    const isShown = item.deleted_at === null && !item.user_deleted;
    const published = Math.floor(Date.parse(item.created_at) / 1000);
    const postId = forumId(at.forum, item.topic_id, item.post_number);
    if (isShown && Number.isFinite(published)) seen.set(item.id, [item.id, postId, published]);
  }
  const oldest = at.nowMs / 1000 - RECHECK_WINDOW_SECONDS;
  return [...seen.values()]
    .filter(([, , published]) => published >= oldest)
    .sort(([a], [b]) => a - b)
    .slice(-SEEN_MAX);
}

/** Keeps the list bounded: the two oldest gaps become one that spans both, which reads more and loses nothing. */
function merged(gaps: Gap[]): Gap[] {
  const [first, second, ...rest] = gaps;
  if (gaps.length <= GAPS_MAX || first === undefined || second === undefined) return gaps;
  return [{ from: first.from, to: second.to, sinceSeconds: first.sinceSeconds, empty: 0 }, ...rest];
}
