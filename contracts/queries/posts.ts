import { z } from 'zod';
import { BLOCKS, NOISE_KINDS, PLACE_LEVELS, SENTIMENTS } from '../enriched.ts';
import { postSchema } from '../post.ts';
import { filtersSchema } from './filters.ts';

export const evidenceSchema = z.object({
  rule: z.string(),
  quote: z.string().nullable(),
  start: z.number().int().nullable(),
  end: z.number().int().nullable(),
});

/** A post as readers see it: every stored field but the author's pseudonym. */
export const publicPostSchema = postSchema.omit({ authorKey: true }).extend({
  language: z.string(),
  noise: z.enum(NOISE_KINDS).nullable(),
  duplicateOf: z.string().nullable(),
  clusterId: z.string(),
  similarity: z.number().nullable(),
  storyId: z.string(),
  places: z.array(
    z.object({
      text: z.string(),
      start: z.number().int(),
      end: z.number().int(),
      placeId: z.string(),
      districtId: z.string().nullable(),
      level: z.enum(PLACE_LEVELS),
      lat: z.number().nullable(),
      lon: z.number().nullable(),
      confidence: z.number(),
      evidence: z.array(evidenceSchema),
    }),
  ),
  districtId: z.string().nullable(),
  districtConfidence: z.number(),
  block: z.enum(BLOCKS),
  blockEvidence: z.array(evidenceSchema),
  topics: z.array(z.object({ id: z.string(), confidence: z.number(), evidence: z.array(evidenceSchema) })),
  isAppeal: z.boolean(),
  sentiment: z.object({ label: z.enum(SENTIMENTS), score: z.number(), evidence: z.array(evidenceSchema) }),
  conflict: z.object({
    score: z.number(),
    aggression: z.number(),
    kinds: z.array(z.string()),
    evidence: z.array(evidenceSchema),
  }),
  bodies: z.array(
    z.object({
      id: z.string(),
      role: z.enum(['responsible', 'mentioned']),
      evidence: z.array(evidenceSchema),
    }),
  ),
  version: z.string(),
});

export const POST_ORDERS = ['newest', 'oldest'] as const;

export const postsParamsSchema = filtersSchema.extend({
  limit: z.coerce.number().int().min(1).max(500).default(50),
  order: z.enum(POST_ORDERS).default('newest'),
  /** `next` of the answer before. */
  cursor: z.string().max(600).optional(),
});

export const postsSchema = z.object({ items: z.array(publicPostSchema), next: z.string().nullable() });

export type PublicPost = z.infer<typeof publicPostSchema>;
export type PostsParams = z.output<typeof postsParamsSchema>;
export type PostsAnswer = z.infer<typeof postsSchema>;
