import { z } from 'zod';
import { BLOCKS } from '../enriched.ts';
import { filtersSchema } from './filters.ts';
import { explainSchema } from './meta.ts';

export const hotspotsParamsSchema = filtersSchema.extend({
  limit: z.coerce.number().int().min(1).max(300).default(50),
});

/** The voices of a cell against its norm: what is left of the posts when copies and repetition are taken out. */
const voicesSchema = z.object({
  /**
   * Posts that are no copy, but at most five for each known author of the cell, so that few who write a lot are no crowd.
   * Posts of organisations and of unknown authors are counted as they are.
   */
  observed: z.number().int(),
  /** Mean of posts that are no copy, at the same hours of the norm weeks; null when no week is known. */
  expected: z.number().nullable(),
  /** As `z` of the cell; the items are ordered by it. */
  z: z.number().nullable(),
  /** As `q` of the cell. */
  q: z.number().nullable(),
});

/** One district × block cell of the period against its own hour-of-week norm. */
export const hotspotSchema = z.object({
  districtId: z.string(),
  block: z.enum(BLOCKS),
  observed: z.number().int(),
  /** Mean of the same hours of the week in the norm weeks; null when no week is known. */
  expected: z.number().nullable(),
  /** Negative-binomial standard score; null without a norm. */
  z: z.number().nullable(),
  /** Benjamini–Hochberg adjusted p-value over the grid; null without a norm. */
  q: z.number().nullable(),
  voices: voicesSchema,
  /** Many posts and few voices: copies, or a few people who write again and again. */
  campaign: z.boolean(),
  /**
   * Getis–Ord Gi* of the scores of the district and its neighbours in the same block, itself a standard score: above 2, it
   * is not this district alone. null without a norm, and where the read is narrowed to districts.
   */
  gi: z.number().nullable(),
  authors: z.number().int(),
  channels: z.number().int(),
  clusters: z.number().int(),
  /** Posts of the same length of time just before the period. */
  previous: z.number().int(),
  /** One to three sentences in each language. */
  why: z.object({ ru: z.string(), en: z.string() }),
  explain: explainSchema,
});

export const hotspotsSchema = z.object({
  from: z.string(),
  to: z.string(),
  /** Weeks of history behind `expected`, 0 to 4. */
  normWeeks: z.number().int(),
  /** Share by which counts of a large cell swing from week to week (√α of the variance μ + α·μ²), as estimated. */
  swing: z.number(),
  items: z.array(hotspotSchema),
  next: z.string().nullable(),
});

export type HotspotsParams = z.output<typeof hotspotsParamsSchema>;
export type Hotspot = z.infer<typeof hotspotSchema>;
export type Hotspots = z.infer<typeof hotspotsSchema>;
