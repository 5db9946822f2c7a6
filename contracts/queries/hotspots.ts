import { z } from 'zod';
import { BLOCKS } from '../enriched.ts';
import { filtersSchema } from './filters.ts';
import { explainSchema } from './meta.ts';

export const hotspotsParamsSchema = filtersSchema.extend({
  limit: z.coerce.number().int().min(1).max(300).default(50),
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
  authors: z.number().int(),
  channels: z.number().int(),
  clusters: z.number().int(),
  /** Posts of the same length of time just before the period. */
  previous: z.number().int(),
  /** One sentence in each language. */
  why: z.object({ ru: z.string(), en: z.string() }),
  explain: explainSchema,
});

export const hotspotsSchema = z.object({
  from: z.string(),
  to: z.string(),
  /** Weeks of history behind `expected`, 0 to 4. */
  normWeeks: z.number().int(),
  items: z.array(hotspotSchema),
  next: z.string().nullable(),
});

export type HotspotsParams = z.output<typeof hotspotsParamsSchema>;
export type Hotspot = z.infer<typeof hotspotSchema>;
export type Hotspots = z.infer<typeof hotspotsSchema>;
