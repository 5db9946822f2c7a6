import { z } from 'zod';
import { correctedLabelsSchema, correctionStepSchema } from '../corrections.ts';
import { publicPostSchema } from './posts.ts';

const versionSchema = z
  .number()
  .int()
  .nonnegative()
  .describe('Rises with every correction and every undo; 0: never corrected.');

export const undoBodySchema = z.strictObject({
  version: versionSchema
    .optional()
    .describe('The version that you have seen: another one is answered 409. Absent: whatever it is.'),
});

export const correctionBodySchema = z.strictObject({
  ...correctedLabelsSchema.shape,
  note: z.string().trim().max(1_000).nullable().default(null).describe('Why; kept with the correction.'),
  ...undoBodySchema.shape,
});

/** A post after a correction or an undo. */
export const correctedPostSchema = z.object({
  post: publicPostSchema,
  version: versionSchema,
  /** Labels that people hold on it now. */
  labels: correctedLabelsSchema,
  /** Address that takes the latest correction back; null: none is left. */
  undo: z.string().nullable(),
});

export const correctionsSchema = z.object({
  version: versionSchema,
  labels: correctedLabelsSchema,
  /** The oldest first. */
  items: z.array(correctionStepSchema),
  next: z.string().nullable(),
});

export type CorrectedPost = z.infer<typeof correctedPostSchema>;
export type Corrections = z.infer<typeof correctionsSchema>;
