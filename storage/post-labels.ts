import type { StoredPost } from '../contracts/post-store.ts';

/** The JSON of the column `labels`: what the typed columns do not hold. */
export interface Labels {
  places: StoredPost['places'];
  topics: StoredPost['topics'];
  blockEvidence: StoredPost['blockEvidence'];
  sentimentEvidence: StoredPost['sentiment']['evidence'];
  conflictKinds: StoredPost['conflict']['kinds'];
  conflictEvidence: StoredPost['conflict']['evidence'];
  bodies: StoredPost['bodies'];
}

/** Labels of a post that go into the column `labels`. */
export function labelsOf(post: StoredPost): Labels {
  return {
    places: post.places,
    topics: post.topics,
    blockEvidence: post.blockEvidence,
    sentimentEvidence: post.sentiment.evidence,
    conflictKinds: post.conflict.kinds,
    conflictEvidence: post.conflict.evidence,
    bodies: post.bodies,
  };
}
