import type { CorrectedLabels } from '../contracts/corrections.ts';
import type { StoredPost } from '../contracts/post-store.ts';
import type { StageB } from '../contracts/stage-b.ts';
import { applyCorrection, type BlockOfTopic } from './apply-correction.ts';

export interface KeptCorrections {
  /** Labels that people set on a post and did not take back; null: none. */
  correctionOf: (postId: string) => CorrectedLabels | null;
  blockOfTopic: BlockOfTopic;
}

/** Stage B that gives what people decided the last word, whenever a post is labelled: first, after an edit, or again. */
export function keepCorrections(stageB: StageB, { correctionOf, blockOfTopic }: KeptCorrections): StageB {
  function keep(row: StoredPost): StoredPost {
    const labels = correctionOf(row.id);
    return labels === null ? row : applyCorrection(row, labels, blockOfTopic);
  }
  return {
    add: (post, root) => keep(stageB.add(post, root)),
    update: (post, root, previous) => keep(stageB.update(post, root, previous)),
    remember: (post) => stageB.remember(post),
  };
}
