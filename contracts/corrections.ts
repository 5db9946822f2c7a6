import { z } from 'zod';
import { BLOCKS, NOISE_KINDS, type Block } from './enriched.ts';

/** Labels that a person may set instead of the chain's. Absent: as the chain says; null: none. */
export const correctedLabelsSchema = z.object({
  districtId: z.string().min(1).max(100).nullable().optional().describe('District; null: of none.'),
  block: z.enum(BLOCKS).optional().describe('Thematic block; with a topic alone it is that of the topic.'),
  topic: z.string().min(1).max(100).nullable().optional().describe('First topic; null: of none.'),
  noise: z.enum(NOISE_KINDS).nullable().optional().describe('Kind of noise; null: it counts.'),
  isAppeal: z.boolean().optional().describe('Whether it is a problem or a request.'),
});
export type CorrectedLabels = z.infer<typeof correctedLabelsSchema>;

/** One decision of one person. */
export const correctionStepSchema = z.object({
  /** 1, 2, 3 … of the post. */
  number: z.number().int().positive(),
  by: z.string(),
  at: z.string(),
  note: z.string().nullable(),
  set: correctedLabelsSchema,
  /** The same labels as they were before. */
  before: correctedLabelsSchema,
  undoneBy: z.string().nullable(),
  undoneAt: z.string().nullable(),
});
export type CorrectionStep = z.infer<typeof correctionStepSchema>;

/** Entity of the state log that keeps corrections; its id is the post's. */
export const CORRECTION_ENTITY = 'correction';

/** All that people decided on one post, as it stands in the state log: the labels that hold now, and how they came. */
export interface CorrectionRecord extends CorrectedLabels {
  /** Rises by one with every correction and every undo. */
  version: number;
  /** The row in storage has these labels already; false between the two writes, and after a crash there. */
  isStored: boolean;
  /** The oldest first. */
  steps: CorrectionStep[];
}

export interface CorrectionWish {
  postId: string;
  /** Name of the person. */
  by: string;
  /** The version that the person has seen; null: whatever it is. */
  version: number | null;
  /** Whether the person may change posts of this cell: asked for the cell before and the one after. */
  allows: (cell: { districtId: string | null; block: Block }) => boolean;
}

/** Takes corrections of labels and takes them back. Numbers are right when a promise resolves. */
export interface CorrectionDesk {
  /**
   * @throws {VecheError} `not_found` without such a post among those allowed; `input` for labels that the region does not
   * know; `forbidden` when the post would leave what is allowed; `conflict` for another version, or a post without text.
   */
  correct(wish: CorrectionWish & { set: CorrectedLabels; note: string | null }): Promise<CorrectionRecord>;
  /** Takes the latest correction back that still holds. @throws {VecheError} as `correct`; `conflict` when none does. */
  undo(wish: CorrectionWish): Promise<CorrectionRecord>;
  /** null: nobody corrected this post. */
  of(postId: string): CorrectionRecord | null;
  /** Stores what a crash left between the log and the row; resolves with the number of posts. */
  settle(): Promise<number>;
}
