import type { Labelled } from './enriched.ts';
import type { RememberedPost, StoredPost } from './post-store.ts';

/** What an answer takes over from the first post of its thread. */
export interface RootContext {
  districtId: string | null;
  districtConfidence: number;
}

/** The stateful half of the chain: copies and stories, in landing order, by one owner. */
export interface StageB {
  /** A post seen for the first time. An answer without a place of its own takes its root's district. */
  add(post: Labelled, root: RootContext | null): StoredPost;
  /** A new version of a stored post: keeps its cluster and story. */
  update(post: Labelled, root: RootContext | null, previous: StoredPost): StoredPost;
  /** A stored post, oldest first, after a restart. */
  remember(post: RememberedPost): void;
}
