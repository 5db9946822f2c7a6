import { z } from 'zod';
import { SOURCE_STATES } from '../source.ts';

/** What every answer says about itself. */
export const metaSchema = z.object({
  /** Newest publishing time that has been stored; null when nothing is. */
  freshAt: z.string().nullable(),
  /** Sources that should deliver and do not: their silence is no data, not calm. */
  missingSources: z.array(
    z.object({ id: z.string(), state: z.enum(SOURCE_STATES), lastPostAt: z.string().nullable() }),
  ),
});
export type AnswerMeta = z.infer<typeof metaSchema>;

/** Relative link to the posts behind a number. */
export const explainSchema = z.object({ posts: z.string() });

export const ERROR_TYPE = 'https://veche.example/errors/';

/** RFC 9457 problem document. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
  instance: z.string().optional(),
  code: z.string(),
  hint: z.string().optional(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof problemSchema>;
