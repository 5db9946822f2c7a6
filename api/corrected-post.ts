import {
  correctedLabelsSchema,
  type CorrectedLabels,
  type CorrectionRecord,
} from '../contracts/corrections.ts';
import type { CorrectedPost } from '../contracts/queries/corrections.ts';
import type { PublicPost } from '../contracts/queries/posts.ts';

/** What a record says to readers, without how it is kept. */
export function labelsOf(record: CorrectionRecord | null): CorrectedLabels {
  return record === null ? {} : correctedLabelsSchema.parse(record);
}

/** The answer to a correction or an undo. */
export function correctedPost(post: PublicPost, record: CorrectionRecord): CorrectedPost {
  const isHeld = record.steps.some((step) => step.undoneAt === null);
  return {
    post,
    version: record.version,
    labels: labelsOf(record),
    undo: isHeld ? `/api/v1/posts/${encodeURIComponent(post.id)}/corrections/undo` : null,
  };
}
