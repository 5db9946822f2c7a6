import { z } from 'zod';
import { FINDING_KINDS } from '../thread.ts';
import { filtersSchema } from './filters.ts';
import { evidenceSchema, publicPostSchema } from './posts.ts';

export const threadSchema = z.object({
  rootId: z.string(),
  channelId: z.string(),
  districtId: z.string().nullable(),
  /** 0..1 */
  heat: z.number(),
  findings: z.array(
    z.object({ kind: z.enum(FINDING_KINDS), postId: z.string(), evidence: z.array(evidenceSchema) }),
  ),
});

export const threadAnswerSchema = z.object({
  thread: threadSchema,
  /** Root first, then answers by time; at most 500. */
  posts: z.array(publicPostSchema),
  next: z.string().nullable(),
});

export const conflictsParamsSchema = filtersSchema.extend({
  finding: z.enum(FINDING_KINDS).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(30),
  cursor: z.string().max(600).optional(),
});

export const conflictsSchema = z.object({
  items: z.array(
    threadSchema.extend({
      rootText: z.string(),
      block: z.string(),
      at: z.string(),
      lastPostAt: z.string(),
      posts: z.number().int(),
    }),
  ),
  next: z.string().nullable(),
});

export type ThreadAnswer = z.infer<typeof threadAnswerSchema>;
export type ConflictsParams = z.output<typeof conflictsParamsSchema>;
export type Conflicts = z.infer<typeof conflictsSchema>;
