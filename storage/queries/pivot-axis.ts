import { toIso } from '../../contracts/clock.ts';
import type { Filters, ReadOptions } from '../../contracts/queries/filters.ts';
import type { PivotDimension, PivotMeasure } from '../../contracts/queries/pivot.ts';
import { cutPeriod, type Buckets } from './buckets.ts';
import { allStarts, layerOf, previousLayer, type Layer } from './cut.ts';
import type { Span } from './local-shift.ts';
import { PIVOT_DIMENSION, limitedKey, plainKey, REST_MARK, type Axis } from './pivot-dimensions.ts';
import { isCount, measured, type MeasureRequest } from './pivot-source.ts';
import { readRows, type QueryContext } from './run-query.ts';
import { NONE } from './where.ts';

/** Key of all that is beyond the limit. */
export const REST = 'rest';

/** One side of a pivot: its keys and how posts get theirs. */
export interface PivotAxis {
  dimension: PivotDimension;
  overlaps: boolean;
  /** Keys as they are told, `rest` last when there is one. */
  keys: string[];
  /** The keys have an order of their own; else they are told by size. */
  isOrdered: boolean;
  /** How many keys `rest` stands for. */
  more: number;
  /** SQL of the key, and the values of its places. */
  sql: string;
  params: Record<string, unknown>;
  /** The told key of a key of SQL; undefined: of a step that the period does not have. */
  keyOf: (key: string, isNow: boolean) => string | undefined;
  /** Filters that leave the posts of a key only; null: no filters do. */
  filtersOf: (key: string, filters: Filters) => Partial<Filters> | null;
}

/** What an axis is made from. */
export interface AxisRequest {
  axis: Axis;
  dimension: PivotDimension;
  limit: number;
  /** The measure without keys: the largest keys are found by it. */
  measure: Omit<MeasureRequest, 'keys'>;
}

/** Moments at which a dimension cuts time; hours are cut by none, because rollups have whole hours. */
export function edgesOf(context: QueryContext, dimension: PivotDimension, period: Span): number[] {
  const unit = dimension === 'weekday' ? 'day' : PIVOT_DIMENSION[dimension].unit;
  return unit === undefined
    ? []
    : allStarts(layersOf(context, cutPeriod(context.time, unit, period), period));
}

/**
 * Keys of one side: all steps of a calendar, all hours or weekdays, or the largest of the values.
 * @throws {VecheError} `input` when `q` does not parse, or for more than 9,000 steps.
 */
export async function readAxis(
  context: QueryContext,
  request: AxisRequest,
  options: ReadOptions,
): Promise<PivotAxis> {
  const { axis, dimension } = request;
  const { unit, cycle, overlaps } = PIVOT_DIMENSION[dimension];
  const sql = limitedKey(PIVOT_DIMENSION[dimension], axis);
  const base = { dimension, overlaps, isOrdered: unit !== undefined || cycle !== undefined, more: 0, sql };
  if (unit !== undefined) {
    const { period } = request.measure;
    const buckets = cutPeriod(context.time, unit, period);
    return {
      ...base,
      ...stepsOf(buckets, layersOf(context, buckets, period), axis),
      filtersOf: stepFilters(buckets),
    };
  }
  if (cycle !== undefined) {
    const keyOf = (key: string): string => key;
    return { ...base, keys: [...cycle.keys], params: {}, keyOf, filtersOf: () => null };
  }
  const { keys, more } = await largestKeys(context, request, options);
  return {
    ...base,
    keys: [...keys.map(toldKey), ...(more > 0 ? [REST] : [])],
    more,
    params: { [`${axis}Keys`]: keys, restMark: REST_MARK },
    keyOf: (key) => (key === REST_MARK ? REST : toldKey(key)),
    filtersOf: (key, filters) => valueFilters(dimension, key, filters),
  };
}

function toldKey(key: string): string {
  return key === '' ? NONE : key;
}

/**
 * The keys are counted by their posts, which is cheap; only of keys beyond the limit has the measure to say which are the
 * largest. A key that has posts only in the time before comes last: that it fell silent is news.
 */
async function largestKeys(
  context: QueryContext,
  request: AxisRequest,
  options: ReadOptions,
): Promise<{ keys: string[]; more: number }> {
  const { measure } = request.measure;
  const byPosts = await keysBy('posts', context, request, options);
  if (byPosts.more === 0 || measure === 'posts' || !isCount(measure)) return byPosts;
  const { keys } = await keysBy(measure, context, request, options);
  return { keys, more: byPosts.more + byPosts.keys.length - keys.length };
}

async function keysBy(
  name: PivotMeasure,
  context: QueryContext,
  { dimension, limit, measure }: AxisRequest,
  options: ReadOptions,
): Promise<{ keys: string[]; more: number }> {
  const { sql, params } = measured({
    ...measure,
    measure: name,
    keys: { key: plainKey(PIVOT_DIMENSION[dimension]) },
  });
  const rows = await readRows<{ key: string; keys: number }>(
    context,
    {
      sql:
        `SELECT key, count() OVER () AS keys FROM (SELECT key, sumIf(amount, is_now = 1) AS size, ` +
        `sum(amount) AS all_times FROM (${sql}) GROUP BY key) ` +
        `ORDER BY size DESC, all_times DESC, key LIMIT {keysMax: UInt32}`,
      params: { ...params, keysMax: limit },
      rowsMax: limit,
    },
    options,
  );
  return { keys: rows.map(({ key }) => key), more: (rows[0]?.keys ?? 0) - rows.length };
}

function layersOf({ time }: QueryContext, buckets: Buckets, period: Span): [Layer, Layer] {
  return [layerOf(buckets), previousLayer(time, buckets, period)];
}

/** Steps of the time before stand beside those of the period that are as far from its beginning. */
function stepsOf(
  buckets: Buckets,
  layers: [Layer, Layer],
  axis: Axis,
): Pick<PivotAxis, 'keys' | 'params' | 'keyOf'> {
  const keys = buckets.starts.map((start) => toIso(start));
  const [now, before] = layers.map(
    ({ starts }) => new Map(starts.map((start, index) => [String(start), keys[index] ?? ''])),
  );
  return {
    keys,
    params: { [`${axis}Starts`]: allStarts(layers) },
    keyOf: (key, isNow) => (isNow ? now : before)?.get(key),
  };
}

function stepFilters({ starts, edges }: Buckets): PivotAxis['filtersOf'] {
  const steps = new Map(
    starts.map((start, index) => [
      toIso(start),
      { from: toIso(edges[index] ?? start), to: toIso(edges[index + 1] ?? start) },
    ]),
  );
  return (key) => steps.get(key) ?? null;
}

/** Lists are filtered by any of their values, so a value beside those that were asked for has no filter of its own. */
function valueFilters(dimension: PivotDimension, key: string, filters: Filters): Partial<Filters> | null {
  if (key === REST) return null;
  if (dimension === 'noise') return { noise: key === NONE ? undefined : (key as Filters['noise']) };
  if (dimension !== 'body' && dimension !== 'place') return { [dimension]: [key] };
  const asked = filters[dimension];
  return key === NONE || (asked !== undefined && !asked.includes(key)) ? null : { [dimension]: [key] };
}
