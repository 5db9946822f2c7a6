import type { PivotMeasure } from '../../contracts/queries/pivot.ts';
import { voiceCounts } from './author-counts.ts';
import type { Condition } from './condition.ts';
import { countSource } from './count-source.ts';
import type { CountedDays } from './counted-days.ts';
import type { Span } from './local-shift.ts';
import { signedPosts } from './signed-posts.ts';
import { fitsRollup, type Selection } from './where.ts';

/** What is measured, and when. */
export interface MeasureRequest {
  selection: Selection;
  measure: PivotMeasure;
  period: Span;
  /** Ends where the period begins. */
  previous: Span;
  /** Keys: `SQL` by name, over columns of `posts` and over `at`. */
  keys: Readonly<Record<string, string>>;
  /** Whether the rollups have what the keys are made of. */
  isInRollup: boolean;
  /** All moments at which the keys cut time. */
  edges: readonly number[];
  days: CountedDays | undefined;
}

/** How a measure is added up: `amount` of one post, and what the sum is divided by. */
interface Additive {
  amount: string;
  /** The sum is a part of the posts, of which a whole is this much; null: it is a count. */
  whole: number | null;
}

/** Sentiments are added up as whole millionths: the sum does not depend on the order. */
const MILLION = 1_000_000;

const ADDITIVE: Readonly<Record<Exclude<PivotMeasure, 'authors'>, Additive>> = {
  posts: { amount: '1', whole: null },
  clusters: { amount: "duplicate_of = ''", whole: null },
  appeals: { amount: 'is_appeal', whole: null },
  negativeShare: { amount: "sentiment = 'negative'", whole: 1 },
  hostileShare: { amount: 'aggression >= 0.5', whole: 1 },
  meanSentiment: { amount: `round(sentiment_score * ${MILLION})`, whole: MILLION },
};

/** Whether the measure is a count, of which a part of the whole and a rate can be told. */
export function isCount(measure: PivotMeasure): boolean {
  return measure === 'authors' || ADDITIVE[measure].whole === null;
}

/** Whether the measure of several groups without common posts is the sum of theirs. */
export function isAdditive(measure: PivotMeasure): boolean {
  return measure !== 'authors';
}

/** Value of a measure from its sum and the number of posts; null: of no posts. */
export function valueOf(measure: PivotMeasure, amount: number, posts: number): number | null {
  const whole = measure === 'authors' ? null : ADDITIVE[measure].whole;
  if (whole === null) return amount;
  return posts === 0 ? null : amount / whole / posts;
}

/**
 * Subquery of the measure by the keys and by `is_now` (1 in the period, 0 before): `is_now, keys…, amount, posts`. Of
 * authors, `posts` is their number, too.
 * @throws {VecheError} `input` when `q` does not parse.
 */
export function measured(request: MeasureRequest): Condition {
  const names = ['is_now', ...Object.keys(request.keys)].join(', ');
  if (request.measure === 'authors') {
    const { sql, params } = voicesOf(request);
    return { sql: `SELECT ${names}, authors AS amount, authors AS posts FROM (${sql})`, params };
  }
  const { sql, params } = rowsOf(request, request.measure);
  return {
    sql:
      `SELECT toUInt8(at >= {nowFrom: Int64}) AS is_now, ${Object.keys(request.keys).join(', ') || '1'}, ` +
      `sum(amount) AS amount, sum(posts) AS posts FROM (${sql}) GROUP BY ${names} HAVING posts > 0`,
    params: { ...params, nowFrom: request.period.from },
  };
}

function voicesOf(request: MeasureRequest): Condition {
  const { sql, params } = voiceCounts({
    selection: request.selection,
    columns: { is_now: 'toUInt8(at >= {nowFrom: Int64})', ...request.keys },
    isInRollup: request.isInRollup,
    spans: spansOf(request),
    edges: request.edges,
    withChannels: false,
  });
  return { sql, params: { ...params, nowFrom: request.period.from } };
}

function rowsOf(request: MeasureRequest, measure: Exclude<PivotMeasure, 'authors'>): Condition {
  const { selection, keys, isInRollup, edges, days } = request;
  const columns = Object.entries(keys).map(([name, sql]) => `${sql} AS ${name}`);
  const isRolledUp = measure === 'posts' || measure === 'clusters';
  if (isRolledUp && isInRollup && fitsRollup(selection)) {
    const counts = countSource({
      selection,
      spans: spansOf(request),
      edges,
      columns: columns.join(', ') || "'' AS nothing",
      isInRollup: true,
      days,
    });
    return { sql: `SELECT *, ${measure} AS amount FROM (${counts.sql})`, params: counts.params };
  }
  return signedPosts(
    selection,
    (live) =>
      [
        'toUnixTimestamp64Milli(ts) AS at',
        ...columns,
        `toInt64(${ADDITIVE[measure].amount}) * ${live} AS amount`,
        `${live} AS posts`,
      ].join(', '),
    spansOf(request),
  );
}

function spansOf({ period, previous }: MeasureRequest): Span[] {
  return [previous, period];
}
