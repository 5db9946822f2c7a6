import type { ReadOptions } from '../../contracts/queries/filters.ts';
import { authorCounts } from './author-counts.ts';
import { countSource } from './count-source.ts';
import { allStarts, type Layer } from './cut.ts';
import { readRows, type QueryContext } from './run-query.ts';
import type { TrendKey } from './trend-keys.ts';
import type { Selection } from './where.ts';

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

/** Distinct authors of the steps of the period, for the given series. */
export async function countAuthors(
  context: QueryContext,
  request: { selection: Selection; key: TrendKey; layer: Layer; keys: readonly string[] },
  options: ReadOptions,
): Promise<BySeries<number>> {
  const { selection, key, layer, keys } = request;
  const columns = { start: stepOf('toUnixTimestamp64Milli(ts)'), key: key.sql };
  const counts = authorCounts(selection, columns);
  const rows = await readRows<{ start: number; key: string; authors: number }>(
    context,
    {
      sql: `SELECT start, key, authors FROM (${counts.sql}) WHERE key IN {keys: Array(String)}`,
      params: { ...counts.params, starts: layer.starts, keys },
      rowsMax: layer.starts.length * keys.length,
    },
    options,
  );
  return bySeries(rows, ({ authors }) => authors);
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
