import { and, type Condition } from './condition.ts';
import type { Span } from './local-shift.ts';
import { signedPosts } from './signed-posts.ts';
import { fitsRollup, rollupWhere, signedWhere, type Selection } from './where.ts';

const HOUR_MS = 3_600_000;
/** With more cut hours than this the rollup saves nothing: a zone of :30 cuts every hour. */
const CUT_HOURS_MAX = 48;

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
}

/**
 * Counts within the spans as a subquery with the columns `at` (milliseconds), the requested ones, `posts` and `clusters`
 * (both to be added up). Whole hours come from the rollup; an hour that an edge cuts (the current one, the first of a
 * period that begins at 08:20) is counted from its posts, and so is all that the rollup does not know.
 * @throws {VecheError} `input` when `q` does not parse.
 */
export function countSource(request: CountRequest): Condition {
  const { selection, spans, columns } = request;
  if (!request.isInRollup || !fitsRollup(selection)) return fromPosts(selection, spans, columns);
  const cutHours = [...new Set([...request.edges, ...edgesOf(spans)].filter(isWithinHour).map(hourOf))];
  if (cutHours.length > CUT_HOURS_MAX) return fromSigns(selection, spans, columns);
  const whole = and([
    rollupWhere(selection, spans),
    { sql: `toUnixTimestamp(hour) * 1000 NOT IN {cutHours: Array(Int64)}`, params: { cutHours } },
  ]);
  const rollup =
    `SELECT toInt64(toUnixTimestamp(hour)) * 1000 AS at, ${columns}, posts, clusters ` +
    `FROM rollup_hour WHERE ${whole.sql}`;
  if (cutHours.length === 0) return { sql: rollup, params: whole.params };
  const cut = fromSigns(selection, piecesIn(spans, cutHours), columns);
  return { sql: `${rollup} UNION ALL ${cut.sql}`, params: { ...whole.params, ...cut.params } };
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

/** The parts of the spans that lie in the hours. */
function piecesIn(spans: readonly Span[], hours: readonly number[]): Span[] {
  return hours.flatMap((hour) =>
    spans
      .map(({ from, to }) => ({ from: Math.max(from, hour), to: Math.min(to, hour + HOUR_MS) }))
      .filter(({ from, to }) => from < to),
  );
}

function edgesOf(spans: readonly Span[]): number[] {
  return spans.flatMap(({ from, to }) => [from, to]);
}

function isWithinHour(ms: number): boolean {
  return ms % HOUR_MS !== 0;
}

function hourOf(ms: number): number {
  return Math.floor(ms / HOUR_MS) * HOUR_MS;
}
