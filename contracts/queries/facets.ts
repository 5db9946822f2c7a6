import { z } from 'zod';
import { filtersSchema } from './filters.ts';

export const FACETS = ['district', 'block', 'topic', 'network', 'channel', 'kind', 'sentiment'] as const;

export const facetsParamsSchema = filtersSchema.extend({
  limit: z.coerce.number().int().min(1).max(100).default(30),
});

/** How many posts each value of each filter would leave, the largest first. */
export const facetsSchema = z.object({
  total: z.number().int(),
  facets: z.record(z.enum(FACETS), z.array(z.object({ value: z.string(), posts: z.number().int() }))),
});

export type FacetsParams = z.output<typeof facetsParamsSchema>;
export type Facets = z.infer<typeof facetsSchema>;
