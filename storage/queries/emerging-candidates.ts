import type { ReadOptions } from '../../contracts/queries/filters.ts';
import { IS_UNIT, livePostsWhere, UNIT_SQL, type Times, type Unit } from './emerging-rows.ts';
import { readRows, type QueryContext } from './run-query.ts';
import type { Selection } from './where.ts';

/** A word or story that rises, whoever wrote of it. */
export interface Candidate {
  unit: string;
  clusters: number;
  /** Clusters in the times that it is held against. */
  before: number;
  /** Log-likelihood ratio. */
  score: number;
}

/** All clusters of the selection. */
export interface Totals {
  now: number;
  usual: number;
}

/** Fewest posts that are no copy: fewer than five people is what the public grid does not tell, either. */
const CLUSTERS_MIN = 5;
/** χ² of one degree of freedom that one unit of ten thousand reaches by chance: a day has thousands of words. */
const SCORE_MIN = 15.13;
const IS_NOW = 'ts >= fromUnixTimestamp64Milli({nowFrom: Int64})';

/** All clusters now and in the times to compare with. */
export async function readTotals(
  context: QueryContext,
  { selection, times }: { selection: Selection; times: Times },
  options: ReadOptions,
): Promise<Totals> {
  const { sql, params } = livePostsWhere(selection, [times.now, ...times.usual]);
  const [row] = await readRows<Totals>(
    context,
    {
      sql:
        `SELECT countIf(${IS_NOW}) AS now, countIf(NOT ${IS_NOW}) AS usual FROM posts ` +
        `WHERE duplicate_of = '' AND ${sql}`,
      params: { ...params, nowFrom: times.now.from },
      rowsMax: 1,
    },
    options,
  );
  return row ?? { now: 0, usual: 0 };
}

/**
 * Words or stories whose part of all clusters has grown, by the log-likelihood ratio G² = 2(a·ln(a/E₁) + b·ln(b/E₂)): a and
 * b are their clusters now and then, E₁ and E₂ the same sum in the ratio of all clusters. Dunning, Accurate methods for the
 * statistics of surprise and coincidence, Computational Linguistics 19 (1993) 61–74; in this form Rayson and Garside,
 * Comparing corpora using frequency profiling, 2000. Unlike χ² it holds for small counts, and copies do not count.
 */
export async function readCandidates(
  context: QueryContext,
  request: { selection: Selection; times: Times; unit: Unit; totals: Totals; limit: number },
  options: ReadOptions,
): Promise<Candidate[]> {
  const { selection, times, unit, totals, limit } = request;
  const { sql, params } = livePostsWhere(selection, [times.now, ...times.usual]);
  const share = '(clusters + before) / ({nowTotal: Float64} + {usualTotal: Float64})';
  const term = (count: string, total: string): string =>
    `if(${count} = 0, 0, ${count} * log(${count} / ({${total}: Float64} * ${share})))`;
  return readRows(
    context,
    {
      sql:
        `SELECT unit, clusters, before, ` +
        `2 * (${term('clusters', 'nowTotal')} + ${term('before', 'usualTotal')}) AS score FROM (` +
        `SELECT unit, countIf(is_now) AS clusters, countIf(NOT is_now) AS before FROM (` +
        `SELECT ${UNIT_SQL[unit]} AS unit, ${IS_NOW} AS is_now FROM posts WHERE duplicate_of = '' AND ${sql}) ` +
        `GROUP BY unit HAVING clusters >= ${CLUSTERS_MIN} AND ${IS_UNIT[unit]}) ` +
        `WHERE clusters * {usualTotal: Float64} > before * {nowTotal: Float64} AND score >= ${SCORE_MIN} ` +
        `ORDER BY score DESC, unit LIMIT {unitsMax: UInt32}`,
      params: {
        ...params,
        nowFrom: times.now.from,
        nowTotal: totals.now,
        usualTotal: totals.usual,
        unitsMax: limit,
      },
      rowsMax: limit,
    },
    options,
  );
}
