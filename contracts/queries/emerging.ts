import { z } from 'zod';
import { filtersSchema } from './filters.ts';
import { explainSchema } from './meta.ts';

export const EMERGING_KINDS = ['word', 'story'] as const;

export const emergingParamsSchema = filtersSchema.extend({
  /** Absent: words and stories. */
  what: z.enum(EMERGING_KINDS).optional(),
  /** Most words and most stories. */
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

export const emergingSchema = z.object({
  from: z.string(),
  to: z.string(),
  /** Weeks of history that words and stories are held against, beside the time just before: 0 to 4. */
  normWeeks: z.number().int(),
  /** The most surprising first. */
  items: z.array(
    z.object({
      kind: z.enum(EMERGING_KINDS),
      /** Stem of the word, or id of the story. */
      id: z.string(),
      /** The word in the form that is written most, or the beginning of the story's first post. */
      title: z.string(),
      posts: z.number().int(),
      /** Posts that are no copy: what the score is made of. */
      clusters: z.number().int(),
      /** Distinct authors; all posts without an author count as one; official and media channels are not counted. */
      authors: z.number().int(),
      channels: z.number().int(),
      /** Clusters to be expected at the rate of the norm weeks and of the time just before. */
      expected: z.number(),
      /** Log-likelihood ratio G² of its part of all clusters, now against then. */
      score: z.number(),
      /** It did not occur in the norm weeks nor just before. */
      isNew: z.boolean(),
      /** Its first post in the period. */
      firstAt: z.string(),
      /** Where most of its posts are; null: no place. */
      districtId: z.string().nullable(),
      block: z.string(),
      /** Ids of up to three first posts that are no copy, each of another channel. */
      firstPosts: z.array(z.string()),
      explain: explainSchema,
    }),
  ),
  next: z.string().nullable(),
});

export type EmergingParams = z.output<typeof emergingParamsSchema>;
export type Emerging = z.infer<typeof emergingSchema>;
export type EmergingItem = Emerging['items'][number];
