import { z } from 'zod';
import { filtersSchema } from './filters.ts';
import { explainSchema } from './meta.ts';

export const TREND_STEPS = ['hour', 'day', 'week', 'month'] as const;
export const TREND_KEYS = [
  'total',
  'district',
  'block',
  'topic',
  'network',
  'channel',
  'channelKind',
  'sentiment',
  'kind',
  'body',
  'place',
] as const;

export const trendsParamsSchema = filtersSchema.extend({
  step: z.enum(TREND_STEPS).default('day'),
  by: z.enum(TREND_KEYS).default('total'),
  /** Adds the same series one period earlier, or the hour-of-week norm. */
  compare: z.enum(['previous', 'norm']).optional(),
  /** Most series, the largest first; the rest is left out and `more` says how many. */
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

const pointSchema = z.object({
  /** UTC start of the step, which is an hour, day, week or month of the region. */
  at: z.string(),
  posts: z.number().int(),
  /** Posts that are not copies of an earlier one. */
  clusters: z.number().int(),
  /** Distinct authors; all posts without an author count as one; official and media channels are not counted. */
  authors: z.number().int(),
});

const comparedPointSchema = z.object({
  at: z.string(),
  posts: z.number(),
  /** Band of the norm (two standard deviations); absent for the previous period. */
  low: z.number().optional(),
  high: z.number().optional(),
});

export const trendsSchema = z.object({
  step: z.enum(TREND_STEPS),
  timezone: z.string(),
  /** True when one post can stand in several series, so that their sum exceeds the total. */
  overlap: z.boolean(),
  series: z.array(
    z.object({
      key: z.string(),
      points: z.array(pointSchema),
      compared: z.array(comparedPointSchema).optional(),
      explain: explainSchema,
    }),
  ),
  /** Number of series left out by `limit`. */
  more: z.number().int(),
});

export type TrendsParams = z.output<typeof trendsParamsSchema>;
export type Trends = z.infer<typeof trendsSchema>;
export type TrendPoint = z.infer<typeof pointSchema>;
