import { z } from 'zod';
import { filtersSchema } from './filters.ts';
import { explainSchema } from './meta.ts';

export const storiesParamsSchema = filtersSchema.extend({
  limit: z.coerce.number().int().min(1).max(200).default(30),
});

export const storiesSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      /** Text of its first post, cut to 200 characters. */
      title: z.string(),
      firstAt: z.string(),
      lastAt: z.string(),
      posts: z.number().int(),
      clusters: z.number().int(),
      channels: z.number().int(),
      networks: z.array(z.string()),
      districtId: z.string().nullable(),
      block: z.string(),
      explain: explainSchema,
    }),
  ),
  next: z.string().nullable(),
});

export type StoriesParams = z.output<typeof storiesParamsSchema>;
export type Stories = z.infer<typeof storiesSchema>;
