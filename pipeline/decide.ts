import type { KnownPost } from '../contracts/post-store.ts';
import type { Post } from '../contracts/post.ts';
import { contentHash } from '../text/content-hash.ts';
import type { Observation } from './observations.ts';

/** What has to happen to one id. `unchanged` includes observations older than what is stored. */
export type Decision =
  | { kind: 'new'; observation: Observation; post: Post }
  | { kind: 'changed'; observation: Observation; post: Post }
  /** `post`: how it was seen last before that, when this is news too. */
  | { kind: 'deleted'; observation: Observation; deletedAt: string; post: Post | null }
  | { kind: 'unchanged'; observation: Observation };

/** The known-post check: compares an observation with what storage knows of the id. */
export function decide(observation: Observation, known: KnownPost | undefined): Decision {
  const { post, tombstone } = observation;
  if (known === undefined) {
    return post === null ? { kind: 'unchanged', observation } : { kind: 'new', observation, post };
  }
  if (tombstone !== null) {
    const isNews = known.deletedAt === null && tombstone.deletedAt >= known.fetchedAt;
    return isNews
      ? { kind: 'deleted', observation, deletedAt: tombstone.deletedAt, post: newsOf(post, known) }
      : { kind: 'unchanged', observation };
  }
  const news = newsOf(post, known);
  return news === null ? { kind: 'unchanged', observation } : { kind: 'changed', observation, post: news };
}

/** The post when it is another than the known one, and not older. */
function newsOf(post: Post | null, known: KnownPost): Post | null {
  if (post === null || post.fetchedAt < known.fetchedAt) return null;
  return contentHash(post) === known.contentHash ? null : post;
}
