import { z } from 'zod';
import { filtersSchema } from './filters.ts';
import { explainSchema } from './meta.ts';

/** What rows and columns can stand for. A post can stand in several rows by `body` and `place`. */
export const PIVOT_DIMENSIONS = [
  'district',
  'block',
  'topic',
  'network',
  'channel',
  'channelKind',
  'kind',
  'sentiment',
  'noise',
  'body',
  'place',
  'hourOfDay',
  'weekday',
  'day',
  'week',
  'month',
] as const;
export type PivotDimension = (typeof PIVOT_DIMENSIONS)[number];

/** The first four are counts; the shares are parts of the posts, 0 to 1, and `meanSentiment` is −1 to 1. */
export const PIVOT_MEASURES = [
  'posts',
  'clusters',
  'authors',
  'appeals',
  'negativeShare',
  'hostileShare',
  'meanSentiment',
] as const;
export type PivotMeasure = (typeof PIVOT_MEASURES)[number];

export const pivotParamsSchema = filtersSchema
  .extend({
    rows: z.enum(PIVOT_DIMENSIONS),
    /** Another dimension than the rows. */
    columns: z.enum(PIVOT_DIMENSIONS),
    measure: z.enum(PIVOT_MEASURES).default('posts'),
    /** Most rows and most columns by the measure (shares and means: by posts); all others are one row or column `rest`. */
    limit: z.coerce.number().int().min(1).max(100).default(30),
  })
  .refine(({ rows, columns }) => rows !== columns, {
    path: ['columns'],
    message: 'must be another dimension than rows',
  });

/** One number. It is null where a share or mean has no posts. */
const measuredSchema = z.object({
  value: z.number().nullable(),
  /** The same in the time of the same length just before. */
  previous: z.number().nullable(),
  /** Counts: (value − previous) / previous, null when that was 0. Shares and means: value − previous. */
  change: z.number().nullable(),
  /** A count by 10,000 residents of the district; null without a district, or when its residents are not known. */
  per10k: z.number().nullable(),
  /** null: no filter of posts means the same (`rest`, hours, weekdays, posts without a body or place). */
  explain: explainSchema.nullable(),
});

const headSchema = measuredSchema.extend({
  /**
   * Value of the dimension: `none` for posts without one, `rest` for all beyond the limit; days, weeks and months by their
   * UTC start; hours 0 to 23; weekdays 1 (Monday) to 7.
   */
  key: z.string(),
  /** Part of the total that this row or column is; null for shares and means. */
  share: z.number().nullable(),
});

export const pivotSchema = z.object({
  rows: z.enum(PIVOT_DIMENSIONS),
  columns: z.enum(PIVOT_DIMENSIONS),
  measure: z.enum(PIVOT_MEASURES),
  from: z.string(),
  to: z.string(),
  timezone: z.string(),
  /** True when one post can stand in several rows or columns, so that they exceed the total. */
  overlap: z.boolean(),
  /** Computed from all posts, not added up: an author of two districts is one. */
  total: measuredSchema,
  rowTotals: z.array(headSchema),
  columnTotals: z.array(headSchema),
  /** Every pair of a row and a column with a post now or before; the others have none. */
  items: z.array(
    measuredSchema.extend({
      row: z.string(),
      column: z.string(),
      /** Parts of its row, of its column and of the total; null for shares and means. */
      shareOfRow: z.number().nullable(),
      shareOfColumn: z.number().nullable(),
      share: z.number().nullable(),
    }),
  ),
  /** How many rows and columns `rest` stands for. */
  moreRows: z.number().int(),
  moreColumns: z.number().int(),
  next: z.string().nullable(),
});

export type PivotParams = z.output<typeof pivotParamsSchema>;
export type Pivot = z.infer<typeof pivotSchema>;
export type Measured = z.infer<typeof measuredSchema>;
