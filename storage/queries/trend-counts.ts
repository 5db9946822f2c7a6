import type { ReadOptions } from '../../contracts/queries/filters.ts';
import { voiceCounts } from './author-counts.ts';
import type { Condition } from './condition.ts';
import { countSource } from './count-source.ts';
import { countedSteps } from './counted-authors.ts';
import { allStarts, type Layer } from './cut.ts';
import { readRows, type QueryContext } from './run-query.ts';
import type { TrendKey } from './trend-keys.ts';
import { fitsRollup, type Selection } from './where.ts';

/** What a step of a series holds. */
export interface StepCounts {
  posts: number;
  clusters: number;
}

/** Values by key of the series, then by start of the step. */
export type BySeries<T> = Map<string, Map<number, T>>;

/** Start of the step in which `moment` lies. */
const stepOf = (moment: string): string => `roundDown(${moment}, {starts: Array(Int64)})`;

/**
 * The keys with the most posts of the period, and how many more keys there are. A key that has posts only in a time that
 * is compared with comes last: that it fell silent is news.
 */
export async function largestKeys(
  context: QueryContext,
  request: { selection: Selection; key: TrendKey; layers: readonly Layer[]; limit: number },
  options: ReadOptions,
): Promise<{ keys: string[]; more: number }> {
  const { selection, key, layers, limit } = request;
  const source = countSource({
    selection,
    spans: layers.map(({ span }) => span),
    edges: layers.flatMap(({ span }) => [span.from, span.to]),
    columns: `${key.sql} AS key`,
    isInRollup: key.isInRollup,
    days: context.countedDays,
  });
  const rows = await readRows<{ key: string; keys: number }>(
    context,
    {
      sql:
        `SELECT key, count() OVER () AS keys FROM (SELECT key, sum(posts) AS all_times, ` +
        `sumIf(posts, at >= {from: Int64} AND at < {to: Int64}) AS size FROM (${source.sql}) ` +
        `GROUP BY key HAVING all_times > 0) ORDER BY size DESC, all_times DESC, key LIMIT {limit: UInt32}`,
      params: { ...source.params, limit, ...layers[0]?.span },
      rowsMax: limit,
    },
    options,
  );
  return { keys: rows.map((row) => row.key), more: (rows[0]?.keys ?? 0) - rows.length };
}

/** Posts and clusters of the steps of all layers, for the given series. */
export async function countSteps(
  context: QueryContext,
  request: { selection: Selection; key: TrendKey; layers: readonly Layer[]; keys: readonly string[] },
  options: ReadOptions,
): Promise<BySeries<StepCounts>> {
  const { selection, key, layers, keys } = request;
  const starts = allStarts(layers);
  const source = countSource({
    selection,
    spans: layers.map(({ span }) => span),
    edges: starts,
    columns: `${key.sql} AS key`,
    isInRollup: key.isInRollup,
    days: context.countedDays,
  });
  const rows = await readRows<{ start: number; key: string } & StepCounts>(
    context,
    {
      sql:
        `SELECT ${stepOf('at')} AS start, key, sum(posts) AS posts, sum(clusters) AS clusters ` +
        `FROM (${source.sql}) WHERE key IN {keys: Array(String)} GROUP BY start, key`,
      params: { ...source.params, starts, keys },
      rowsMax: starts.length * keys.length,
    },
    options,
  );
  return bySeries(rows, ({ posts, clusters }) => ({ posts, clusters }));
}

/** What the authors of a trend are counted for. */
interface AuthorsRequest {
  selection: Selection;
  key: TrendKey;
  layer: Layer;
  keys: readonly string[];
}

/** Distinct authors of the steps of the period, for the given series. */
export async function countAuthors(
  context: QueryContext,
  request: AuthorsRequest,
  options: ReadOptions,
): Promise<BySeries<number>> {
  const { layer, keys } = request;
  const parts = authorParts(context, request);
  const rows = await readRows<{ start: number; key: string; authors: number }>(
    context,
    {
      sql: parts
        .map(({ sql }) => `SELECT start, key, authors FROM (${sql}) WHERE key IN {keys: Array(String)}`)
        .join(' UNION ALL '),
      params: { ...Object.assign({}, ...parts.map(({ params }) => params)), keys },
      rowsMax: layer.starts.length * keys.length,
    },
    options,
  );
  return bySeries(rows, ({ authors }) => authors);
}

/** Days that were counted are looked up; the rest is counted now. */
function authorParts(context: QueryContext, { selection, key, layer }: AuthorsRequest): Condition[] {
  const columns = { start: stepOf('at'), key: key.sql };
  const isInRollup = key.isInRollup && fitsRollup(selection);
  const { counted, rest } = isInRollup
    ? countedSteps(context, { selection, keySql: key.sql, layer })
    : { counted: null, rest: [layer.span] };
  const parts = counted === null ? [] : [counted];
  if (rest.length === 0 && counted !== null) return parts;
  const { sql, params } = voiceCounts({
    selection,
    columns,
    isInRollup,
    spans: rest,
    edges: layer.starts.filter((start) => rest.some(({ from, to }) => start >= from && start < to)),
    withChannels: false,
  });
  return [...parts, { sql, params: { ...params, starts: layer.starts } }];
}

function bySeries<Row extends { start: number; key: string }, T>(
  rows: readonly Row[],
  valueOf: (row: Row) => T,
): BySeries<T> {
  const series: BySeries<T> = new Map();
  for (const row of rows) {
    const steps = series.get(row.key) ?? new Map<number, T>();
    series.set(row.key, steps.set(row.start, valueOf(row)));
  }
  return series;
}
