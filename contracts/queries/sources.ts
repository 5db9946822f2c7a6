import { z } from 'zod';
import { CHANNEL_KINDS, NETWORKS } from '../post.ts';
import { SOURCE_STATES } from '../source.ts';

export const sourceStatusSchema = z.object({
  id: z.string(),
  network: z.enum(NETWORKS),
  title: z.string(),
  /** Channel that its posts carry, so that a channel can be shown by the source's title. */
  channelId: z.string().nullable(),
  channelKind: z.enum(CHANNEL_KINDS),
  state: z.enum(SOURCE_STATES),
  lastPostAt: z.string().nullable(),
  lastPollAt: z.string().nullable(),
  reason: z.string().nullable(),
  budget: z.object({ used: z.number(), limit: z.number(), resetsAt: z.string() }).nullable(),
  /** Of all districts and blocks, so a reader with limits gets null. */
  counts: z
    .object({
      posts: z.number().int(),
      edits: z.number().int(),
      deletions: z.number().int(),
      quarantined: z.number().int(),
      futureDates: z.number().int(),
      truncated: z.number().int(),
    })
    .nullable(),
});

export const sourcesSchema = z.object({ items: z.array(sourceStatusSchema), next: z.string().nullable() });
export type Sources = z.infer<typeof sourcesSchema>;
