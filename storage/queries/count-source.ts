import { and, type Condition } from './condition.ts';
import { splitDays, type CountedDays, type SplitSpans } from './counted-days.ts';
import { cutHours } from './cut-hours.ts';
import { levelOf } from './day-level.ts';
import type { Span } from './local-shift.ts';
import { signedPosts } from './signed-posts.ts';
import { cellWhere, fitsRollup, rollupWhere, signedWhere, type Selection } from './where.ts';

/** What is counted, and where time is cut. */
export interface CountRequest {
  selection: Selection;
  spans: readonly Span[];
  /** All moments at which the reader will cut `at`. */
  edges: readonly number[];
  /** Columns to count by, in SQL. */
  columns: string;
  /** Whether the rollup has these columns: district, block and first topic. */
  isInRollup: boolean;
  /** Days that were counted; without them all days are added up from their hours. */
  days?: CountedDays | undefined;
}

/**
 * Counts within the spans as a subquery with the columns `at` (milliseconds), the requested ones, `posts` and `clusters`
 * (both to be added up). Whole days come from those that were counted, whole hours from the rollup; an hour that an edge
 * cuts (the current one, the first of a period that begins at 08:20) is counted from its posts, and so is all that the
 * rollup does not know.
 * @throws {VecheError} `input` when `q` does not parse.
 */
export function countSource(request: CountRequest): Condition {
  const { selection, spans, columns } = request;
  if (!request.isInRollup || !fitsRollup(selection)) return fromPosts(selection, spans, columns);
  const days = splitDays(request.days, spans, request.edges);
  const parts = [
    days.builds.length === 0 ? null : fromDays(request, days),
    days.builds.length > 0 && days.rest.length === 0 ? null : fromHours(request, days.rest),
  ].filter((part) => part !== null);
  return {
    sql: parts.map(({ sql }) => sql).join(' UNION ALL '),
    params: Object.assign({}, ...parts.map(({ params }) => params)) as Record<string, unknown>,
  };
}

/** Days are not cut, so each stands whole at its beginning. */
function fromDays({ selection, columns }: CountRequest, { builds, around }: SplitSpans): Condition {
  const where = and([
    {
      sql:
        'level = {dayLevel: UInt8} AND build IN {dayBuilds: Array(UInt64)} AND ' +
        'day >= toDateTime({firstDay: UInt32}) AND day < toDateTime({afterDays: UInt32})',
      params: {
        dayLevel: levelOf(selection, columns),
        dayBuilds: builds,
        firstDay: around.from / 1000,
        afterDays: around.to / 1000,
      },
    },
    cellWhere(selection),
  ]);
  return {
    sql:
      `SELECT toInt64(toUnixTimestamp(day)) * 1000 AS at, ${columns}, posts, clusters ` +
      `FROM day_counts WHERE ${where.sql}`,
    params: where.params,
  };
}

/** `spans` are what the days leave of the request's. */
function fromHours(request: CountRequest, spans: readonly Span[]): Condition {
  const { selection, columns } = request;
  const cut = cutHours(spans, edgesWithin(spans, request));
  if (cut === null) return fromSigns(selection, spans, columns);
  const whole = wholeHours(selection, spans, cut.hours);
  const rollup =
    `SELECT toInt64(toUnixTimestamp(hour)) * 1000 AS at, ${columns}, posts, clusters ` +
    `FROM rollup_hour WHERE ${whole.sql}`;
  if (cut.hours.length === 0) return { sql: rollup, params: whole.params };
  const pieces = fromSigns(selection, cut.pieces, columns);
  return { sql: `${rollup} UNION ALL ${pieces.sql}`, params: { ...whole.params, ...pieces.params } };
}

function edgesWithin(spans: readonly Span[], request: CountRequest): number[] {
  const edges = [...request.edges, ...request.spans.flatMap(({ from, to }) => [from, to])];
  return edges.filter((edge) => spans.some(({ from, to }) => edge > from && edge < to));
}

/** Cells of a table of hours that a selection leaves, without the hours that are cut. */
export function wholeHours(
  selection: Selection,
  spans: readonly Span[],
  hours: readonly number[],
): Condition {
  return and([
    rollupWhere(selection, spans),
    hours.length === 0
      ? null
      : { sql: 'toUnixTimestamp(hour) * 1000 NOT IN {cutHours: Array(Int64)}', params: { cutHours: hours } },
  ]);
}

function fromPosts(selection: Selection, spans: readonly Span[], columns: string): Condition {
  return signedPosts(selection, (live) => countsAt(columns, live), spans);
}

/** What the rollup knows, counted as the rollup counts it. */
function fromSigns(selection: Selection, spans: readonly Span[], columns: string): Condition {
  const { sql, params } = signedWhere(selection, spans);
  return { sql: `SELECT ${countsAt(columns, 'toInt64(sign)')} FROM posts WHERE ${sql}`, params };
}

function countsAt(columns: string, live: string): string {
  return (
    `toUnixTimestamp64Milli(ts) AS at, ${columns}, ${live} AS posts, ` +
    `if(duplicate_of = '', ${live}, 0) AS clusters`
  );
}
