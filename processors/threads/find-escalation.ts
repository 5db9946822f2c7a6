import type { Evidence } from '../../contracts/enriched.ts';
import type { Finding } from '../../contracts/thread.ts';
import type { ReadThread, ThreadPost } from './read-thread.ts';

/** People's posts that make a course, and authors that make a quarrel. */
const POSTS_MIN = 4;
const AUTHORS_MIN = 2;
/** A post from here on is hostile (design: aggression ≥ 0.5), and from here on hot. */
const HOSTILE = 0.5;
const HOT = 0.4;
/** Mean aggression of the later half, and how far it lies above the earlier one. */
const LATE_MIN = 0.3;
const RISE_MIN = 0.2;
/** How much further signs count for a rise: sharp words between the same people, newcomers, silence, the answer. */
const FURTHER_WEIGHT = 0.05;

/**
 * `escalation`, as it is observed: the later half of people's posts is hostile and more so than the earlier one, by
 * several authors. A smaller rise is enough where people answer each other sharply, newcomers begin with hostility,
 * questions stay unanswered, or the anger follows a body's answer; each is named in the evidence.
 */
export function findEscalation(thread: ReadThread): Finding[] {
  const posts = thread.posts.filter((post) => !post.isOfficial);
  if (posts.length < POSTS_MIN || authorsOf(posts).size < AUTHORS_MIN) return [];
  const half = Math.floor(posts.length / 2);
  const [early, late] = [posts.slice(0, half), posts.slice(half)];
  const hot = late.filter(({ aggression }) => aggression >= HOT);
  const first = hot.find(({ aggression }) => aggression >= HOSTILE);
  if (first === undefined || authorsOf(hot).size < AUTHORS_MIN) return [];
  const further = furtherSigns(thread, early, hot);
  const lateMean = meanAggression(late);
  const rise = lateMean - meanAggression(early) + FURTHER_WEIGHT * further.length;
  if (lateMean < LATE_MIN || rise < RISE_MIN) return [];
  return [{ kind: 'escalation', postId: first.post.id, evidence: [...first.aggressionEvidence, ...further] }];
}

function furtherSigns(
  thread: ReadThread,
  early: readonly ThreadPost[],
  hot: readonly ThreadPost[],
): Evidence[] {
  const known = authorsOf(early);
  const answer = thread.answers.at(-1)?.reply;
  const signs: Record<string, boolean> = {
    'back-and-forth': hot.some((post) => isExchange(post, thread)),
    newcomers: hot.some((post) => !known.has(authorOf(post))),
    'unanswered-question': answer === undefined && early.some(({ post }) => post.text.includes('?')),
    'after-the-answer': answer !== undefined && hot.every(({ ms }) => ms >= answer.ms),
  };
  return Object.entries(signs).flatMap(([rule, isSeen]) =>
    isSeen ? [{ rule, quote: null, start: null, end: null }] : [],
  );
}

/** A hot post said to another citizen who was hot too. */
function isExchange({ post }: ThreadPost, thread: ReadThread): boolean {
  const parent = post.parentId === null ? undefined : thread.byId.get(post.parentId);
  return parent !== undefined && !parent.isOfficial && parent.aggression >= HOT;
}

/** Mean aggression of posts, 0..1; 0 of none. */
export function meanAggression(posts: readonly ThreadPost[]): number {
  if (posts.length === 0) return 0;
  return posts.reduce((sum, { aggression }) => sum + aggression, 0) / posts.length;
}

/** Authors without a pseudonym cannot be told apart: each post counts as one. */
function authorsOf(posts: readonly ThreadPost[]): Set<string> {
  return new Set(posts.map(authorOf));
}

function authorOf({ post }: ThreadPost): string {
  return post.authorKey ?? post.id;
}
