import { z } from 'zod';
import { BLOCKS } from '../enriched.ts';
import { filtersSchema, momentSchema } from './filters.ts';

/** Distinct authors from which a cell is published: with fewer, each of them might be told from the others. */
export const PUBLIC_AUTHORS_MIN = 5;

export const PUBLIC_STEPS = ['day', 'week'] as const;

/** No other parameter narrows the grid: whatever is asked, a cell is told as it was stored. */
export const publicGridParamsSchema = z.object({
  /** Days of the region, or its weeks from Monday to Sunday. */
  step: z.enum(PUBLIC_STEPS).default('day'),
  /** Only days or weeks that begin at this moment or later. */
  from: momentSchema.optional(),
  /** Only days or weeks that begin before this moment. */
  to: momentSchema.optional(),
  district: filtersSchema.shape.district,
  block: filtersSchema.shape.block,
  /** Most days or weeks of the answer, the newest first. */
  limit: z.coerce.number().int().min(1).max(31).default(7),
  cursor: z.string().max(1_000).optional(),
});

/** One district × block cell of a day or week. */
export const publicCellSchema = z.strictObject({
  /** `none`: posts that name no place. */
  districtId: z.string(),
  block: z.enum(BLOCKS),
  /** Posts of people, without noise; null: not told, see docs/privacy.md. */
  posts: z.number().int().nullable(),
});

/** A day or week as it was closed; it is stored and never changes afterwards. */
export const publicPeriodSchema = z.strictObject({
  /** UTC start of the region's day or week. */
  at: z.string(),
  /** The region's date of that start. */
  date: z.string(),
  /** When it was counted; posts that came later are not in it. */
  closedAt: z.string(),
  /** Sources that should have delivered and did not, when it was closed: their silence is no calm. */
  missingSources: z.number().int(),
  cells: z.array(publicCellSchema),
});

export const publicGridSchema = z.strictObject({
  step: z.enum(PUBLIC_STEPS),
  timezone: z.string(),
  /** Cells with fewer distinct authors, and none less than one, are not told. */
  authorsMin: z.number().int(),
  items: z.array(publicPeriodSchema),
  next: z.string().nullable(),
});

export type PublicStep = (typeof PUBLIC_STEPS)[number];
export type PublicGridParams = z.output<typeof publicGridParamsSchema>;
export type PublicCell = z.infer<typeof publicCellSchema>;
export type PublicGrid = z.infer<typeof publicGridSchema>;

/** What decides how far the public grid may be closed. Milliseconds of the clock. */
export interface PublicClosing {
  /** Every needed source was read up to here. */
  readUntil: number;
  /** Nothing before is published; used only while no day is closed. */
  from: number;
  /** Districts of the grid. */
  districts: readonly string[];
  /** Sources that should deliver and do not, now. */
  missingSources: number;
}

/** The writing side of the public grid. One owner. */
export interface PublicGridCloser {
  /**
   * Closes every day whose time for late posts is over, in order, each with one insert, and with its last day the week.
   * What is closed never changes. Resolves with the number of days.
   * @throws {VecheError} `storage`, `timeout`, `unavailable`; what is left is closed the next time.
   */
  closeDue(closing: PublicClosing): Promise<number>;
}
