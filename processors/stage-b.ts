import type { Labelled, StageBFields } from '../contracts/enriched.ts';
import type { RememberedPost, StoredPost } from '../contracts/post-store.ts';
import type { RootContext, StageB } from '../contracts/stage-b.ts';
import { createCopies } from './copies/copies.ts';
import { createStories } from './stories/stories.ts';

/** An answer is most likely about the place of its thread, but may be about another. */
const INHERITED_CONFIDENCE = 0.8;

/**
 * The stateful half of the chain: copies among the last `ringSize` posts, then stories. Copies share the story of the
 * first of them. One owner calls it in landing order; the same calls give the same rows.
 */
export function createStageB({ ringSize }: { ringSize: number }): StageB {
  const copies = createCopies(ringSize);
  const stories = createStories();

  function add(labelled: Labelled, root: RootContext | null): StoredPost {
    const post = withRootDistrict(labelled, root);
    const { match, keep } = copies.find(post);
    const fields: StageBFields = {
      duplicateOf: match?.clusterId ?? null,
      clusterId: match?.clusterId ?? post.id,
      similarity: match?.similarity ?? null,
      storyId: match?.storyId ?? stories.assign(post),
    };
    keep(fields);
    return { ...post, ...fields };
  }

  function update(labelled: Labelled, root: RootContext | null, previous: StoredPost): StoredPost {
    const { duplicateOf, clusterId, similarity, storyId } = previous;
    const post = withRootDistrict(labelled, root);
    if (post.text !== previous.text) copies.find(post).keep({ clusterId, storyId });
    return { ...post, duplicateOf, clusterId, similarity, storyId };
  }

  function remember(post: RememberedPost): void {
    const { clusterId, storyId } = post;
    copies.find(post).keep({ clusterId, storyId });
    if (post.duplicateOf === null) stories.remember(post, storyId);
  }

  return { add, update, remember };
}

function withRootDistrict(post: Labelled, root: RootContext | null): Labelled {
  if (root === null || root.districtId === null || post.districtId !== null) return post;
  const districtConfidence = Math.round(root.districtConfidence * INHERITED_CONFIDENCE * 1000) / 1000;
  return { ...post, districtId: root.districtId, districtConfidence };
}
