import type { Tombstone } from '../contracts/collector.ts';
import type { LandedPage } from '../contracts/landing.ts';
import type { Post } from '../contracts/post.ts';

/** The newest that the pages of one batch say about one id. */
export interface Observation {
  id: string;
  sourceId: string;
  /** null: the batch holds only its deletion. */
  post: Post | null;
  /** Set when a deletion was seen later than `post`. */
  tombstone: Tombstone | null;
}

/**
 * Folds pages into one observation per id, in order of first appearance. The later fetch wins, whatever the order of
 * pages; between equal times the later page.
 */
export function foldObservations(pages: readonly LandedPage[]): Observation[] {
  const byId = new Map<string, Observation>();
  for (const { page } of pages) {
    for (const post of page.posts) observePost(byId, page.sourceId, post);
    for (const tombstone of page.tombstones) observeDeletion(byId, page.sourceId, tombstone);
  }
  return [...byId.values()];
}

function observePost(byId: Map<string, Observation>, sourceId: string, post: Post): void {
  const seen = byId.get(post.id);
  if (seen === undefined) {
    byId.set(post.id, { id: post.id, sourceId, post, tombstone: null });
    return;
  }
  if (seen.post !== null && seen.post.fetchedAt > post.fetchedAt) return;
  seen.post = post;
  if (seen.tombstone !== null && seen.tombstone.deletedAt < post.fetchedAt) seen.tombstone = null;
}

function observeDeletion(byId: Map<string, Observation>, sourceId: string, tombstone: Tombstone): void {
  const seen = byId.get(tombstone.id);
  if (seen === undefined) {
    byId.set(tombstone.id, { id: tombstone.id, sourceId, post: null, tombstone });
  } else if (seen.post === null || seen.post.fetchedAt <= tombstone.deletedAt) {
    seen.tombstone = tombstone;
  }
}
