import { z } from 'zod';
import { BLOCKS, NOISE_KINDS, SENTIMENTS } from '../enriched.ts';
import { CHANNEL_KINDS, NETWORKS, POST_KINDS } from '../post.ts';

/** One value, several values separated by commas, or a repeated parameter. */
function manyOf<T extends z.ZodType<string, string>>(item: T) {
  return z
    .union([z.string(), z.array(z.string())])
    .transform((value) =>
      (Array.isArray(value) ? value : value.split(',')).map((part) => part.trim()).filter(Boolean),
    )
    .pipe(z.array(item).max(50))
    .optional();
}

const name = z.string().max(256);

/** A moment: UTC ISO, or a zoneless local time or day of the region (`2026-11-24`, `2026-11-24T08:00`). */
export const momentSchema = z
  .string()
  .max(40)
  .regex(
    /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:?\d{2})?)?$/,
    'an ISO date or date-time',
  );

/** The filters that every read understands. The period is [from, to). Absent `noise`: noise is left out. */
export const filtersSchema = z.object({
  from: momentSchema.optional(),
  to: momentSchema.optional(),
  /** District ids; `none` = posts without a district. */
  district: manyOf(name),
  block: manyOf(z.enum(BLOCKS)),
  topic: manyOf(name),
  network: manyOf(z.enum(NETWORKS)),
  channel: manyOf(name),
  channelKind: manyOf(z.enum(CHANNEL_KINDS)),
  body: manyOf(name),
  kind: manyOf(z.enum(POST_KINDS)),
  sentiment: manyOf(z.enum(SENTIMENTS)),
  appeal: z.enum(['true', 'false']).optional(),
  story: name.optional(),
  place: manyOf(name),
  /** `all` = with noise; a kind = only that noise. */
  noise: z.enum(['all', ...NOISE_KINDS]).optional(),
  /** Search words: all must occur, in any form; `=word` exact, `"a phrase"`, `-word` without, `OR` between words. */
  q: z.string().max(500).optional(),
});

export type FilterParams = z.input<typeof filtersSchema>;

/** Filters after parsing, with the period as it was given. */
export type GivenFilters = z.output<typeof filtersSchema>;

/** Filters after parsing, with the period as UTC ISO strings. */
export type Filters = Omit<GivenFilters, 'from' | 'to'> & { from: string; to: string };

/** Blocks and districts a reader is limited to; null = no limit. Enforced where the SQL condition is built. */
export interface Scope {
  districts: readonly string[] | null;
  blocks: readonly string[] | null;
}

export const FULL_SCOPE: Scope = { districts: null, blocks: null };

export interface ReadOptions {
  scope: Scope;
  signal?: AbortSignal;
  /** 10 s by default. */
  timeLimitMs?: number;
}
