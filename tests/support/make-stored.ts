import type { StoredPost } from '../../contracts/post-store.ts';
import { createAnalyser } from '../../text/analyse.ts';
import { makePost } from './make-post.ts';

/** A valid row of storage; give what the test is about. Stems come from the text unless given. */
export function makeStored(given: Partial<StoredPost> = {}): StoredPost {
  const post = makePost(given);
  const { words } = createAnalyser()(post.text);
  return {
    ...post,
    language: 'ru',
    noise: null,
    duplicateOf: null,
    clusterId: post.id,
    similarity: null,
    storyId: `story-${post.id}`,
    places: [],
    districtId: 'opochetsky',
    districtConfidence: 0.875,
    block: 'housing',
    blockEvidence: [],
    topics: [],
    isAppeal: true,
    sentiment: { label: 'negative', score: -0.5, evidence: [] },
    conflict: { score: 0.25, aggression: 0, kinds: [], evidence: [] },
    bodies: [],
    version: 'test-1',
    stems: [...new Set(words.map((word) => word.stem))].sort(),
    ...given,
  };
}
