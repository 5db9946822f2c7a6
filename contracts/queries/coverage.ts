import { z } from 'zod';
import { BLOCKS } from '../enriched.ts';
import { SOURCE_STATES } from '../source.ts';
import { filtersSchema } from './filters.ts';
import { explainSchema } from './meta.ts';

export const coverageParamsSchema = filtersSchema;

/**
 * Why a district is not seen well: nobody has written about it in a long time; who did is silent now; or far fewer posts by
 * resident than in the middle district of the region.
 */
export const BLIND_REASONS = ['no_source', 'silent_source', 'few_posts'] as const;
export type BlindReason = (typeof BLIND_REASONS)[number];

const silentSourceSchema = z.object({
  id: z.string(),
  state: z.enum(SOURCE_STATES),
  lastPostAt: z.string().nullable(),
});

export const coverageSchema = z.object({
  from: z.string(),
  to: z.string(),
  timezone: z.string(),
  /** All posts of the selection, those without a district too. */
  posts: z.number().int(),
  /** Part of them that names no district; null without posts. */
  withoutDistrict: z.number().nullable(),
  /** Days of the region in the period, begun ones too. */
  days: z.number().int(),
  /** Posts by 10,000 residents in the middle district: what `few_posts` is held against. */
  medianPer10k: z.number().nullable(),
  /** Every district of the region that the reader may see, blind ones first. */
  items: z.array(
    z.object({
      districtId: z.string(),
      posts: z.number().int(),
      /** Distinct channels with a post of the selection. */
      channels: z.number().int(),
      /** Distinct authors; all posts without an author count as one; official and media channels are not counted. */
      authors: z.number().int(),
      population: z.number().int().nullable(),
      /** Residents by post; null without posts, or when they are not known. */
      residentsPerPost: z.number().nullable(),
      daysWithoutPost: z.number().int(),
      /** UTC start of the last day of the region with a post of the selection; null: none in the period. */
      lastDay: z.string().nullable(),
      /** Blocks of the selection without a post. */
      emptyBlocks: z.array(z.enum(BLOCKS)),
      /** Posts by block; blocks without a post are absent. */
      blocks: z.array(
        z.object({ block: z.enum(BLOCKS), posts: z.number().int(), channels: z.number().int() }),
      ),
      /** Sources that wrote about the district in the period or the four weeks before, and should deliver and do not. */
      silentSources: z.array(silentSourceSchema),
      /** Its numbers cannot be believed: few posts are no calm here. */
      blind: z.boolean(),
      reasons: z.array(z.enum(BLIND_REASONS)),
      /** One sentence in each language; null when it is seen. */
      why: z.object({ ru: z.string(), en: z.string() }).nullable(),
      explain: explainSchema,
    }),
  ),
  next: z.string().nullable(),
});

export type CoverageParams = z.output<typeof coverageParamsSchema>;
export type Coverage = z.infer<typeof coverageSchema>;
