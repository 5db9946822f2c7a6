import type { Finding } from '../../contracts/thread.ts';
import type { ReadThread, ThreadPost } from './read-thread.ts';

const COMMENTS_MIN = 4;
const AUTHORS_MIN = 2;
/** A comment from here on is hostile (design: aggression ≥ 0.5). */
const HOSTILE = 0.5;
/** Mean aggression of the later half, and how far it lies above the earlier one. */
const LATE_MIN = 0.35;
const RISE_MIN = 0.2;

/** `escalation`: the later half of the comments is hostile and more so than the earlier one, by several authors. */
export function findEscalation(thread: ReadThread): Finding[] {
  const comments = thread.posts.filter((post) => !post.isOfficial && post !== thread.root);
  if (comments.length < COMMENTS_MIN || authorsOf(comments) < AUTHORS_MIN) return [];
  const half = Math.floor(comments.length / 2);
  const late = comments.slice(half);
  const hostile = late.filter(({ aggression }) => aggression >= HOSTILE);
  const first = hostile[0];
  const lateMean = meanAggression(late);
  const rise = lateMean - meanAggression(comments.slice(0, half));
  if (first === undefined || hostile.length < 2 || lateMean < LATE_MIN || rise < RISE_MIN) return [];
  return [{ kind: 'escalation', postId: first.post.id, evidence: first.aggressionEvidence }];
}

/** Mean aggression of posts, 0..1; 0 of none. */
export function meanAggression(posts: readonly ThreadPost[]): number {
  if (posts.length === 0) return 0;
  return posts.reduce((sum, { aggression }) => sum + aggression, 0) / posts.length;
}

/** Authors without a pseudonym cannot be told apart: each comment counts as one. */
function authorsOf(posts: readonly ThreadPost[]): number {
  return new Set(posts.map(({ post }) => post.authorKey ?? post.id)).size;
}
