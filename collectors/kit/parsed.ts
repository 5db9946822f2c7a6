import type { Page, Parsed } from '../../contracts/collector.ts';
import type { ParseContext } from './parse-context.ts';
import type { PostParts } from './build-post.ts';
import { buildPost } from './build-post.ts';
import { sampleOf } from './sample.ts';

/** Posts in one page at most; a longer answer is split so that no landed record grows without bound. */
const PAGE_POSTS_MAX = 500;

/** Nothing read yet. */
export function emptyParsed(): Parsed {
  return { posts: [], tombstones: [], quarantined: [], futureDates: 0, error: null };
}

/** Adds the post made of `parts`, or quarantines the item with a sample of its build. */
export function addPost(
  into: Parsed,
  parts: PostParts,
  context: ParseContext,
  origin: { place: string; raw: unknown },
): void {
  const built = buildPost(parts, context);
  if ('reason' in built) return quarantine(into, built.reason, origin);
  into.posts.push(built.post);
  if (built.isFuture) into.futureDates += 1;
}

/** Puts an item aside with the reason why it is no post. */
export function quarantine(
  into: Parsed,
  reason: string,
  { place, raw }: { place: string; raw: unknown },
): void {
  into.quarantined.push({ reason, place, sample: sampleOf(raw) });
}

/** Pages of at most 500 posts. All but the last carry `before`, so that a crash between them reads the rest again. */
export function* pagesOf(
  sourceId: string,
  parsed: Omit<Parsed, 'error'>,
  { before, after }: { before: Page['cursor']; after: Page['cursor'] },
): Generator<Page> {
  const last = Math.max(0, Math.ceil(parsed.posts.length / PAGE_POSTS_MAX) - 1);
  for (let index = 0; index <= last; index += 1) {
    const isLast = index === last;
    yield {
      sourceId,
      posts: parsed.posts.slice(index * PAGE_POSTS_MAX, (index + 1) * PAGE_POSTS_MAX),
      tombstones: isLast ? parsed.tombstones : [],
      quarantined: isLast ? parsed.quarantined : [],
      futureDates: isLast ? parsed.futureDates : 0,
      cursor: isLast ? after : before,
    };
  }
}
