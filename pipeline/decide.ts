import type { KnownPost } from '../contracts/post-store.ts';
import type { Post } from '../contracts/post.ts';
import { contentHash } from '../text/content-hash.ts';
import type { Observation } from './observations.ts';

/** What has to happen to one id. `unchanged` includes observations older than what is stored. */
export type Decision =
  | { kind: 'new'; observation: Observation; post: Post }
  | { kind: 'changed'; observation: Observation; post: Post }
  | { kind: 'deleted'; observation: Observation; deletedAt: string }
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
      ? { kind: 'deleted', observation, deletedAt: tombstone.deletedAt }
      : { kind: 'unchanged', observation };
  }
  if (post === null || post.fetchedAt < known.fetchedAt || contentHash(post) === known.contentHash) {
    return { kind: 'unchanged', observation };
  }
  return { kind: 'changed', observation, post };
}
