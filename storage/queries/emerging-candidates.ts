import type { ReadOptions } from '../../contracts/queries/filters.ts';
import { clusterTotals, unitRows, type Times, type Unit } from './emerging-rows.ts';
import { readRows, type QueryContext } from './run-query.ts';
import type { Selection } from './where.ts';

/** A word or story that rises. */
export interface Candidate {
  unit: string;
  posts: number;
  clusters: number;
  /** Clusters in the times that it is held against. */
  before: number;
  authors: number;
  channels: number;
  /** Log-likelihood ratio. */
  score: number;
}

/** All clusters of the selection. */
export interface Totals {
  now: number;
  usual: number;
}

/**
 * Fewest posts that are no copy, channels, and voices (authors, and channels of organisations). Five voices are also what
 * a cell of the public grid needs (docs/privacy.md): what four people talk about is theirs.
 */
const CLUSTERS_MIN = 5;
const CHANNELS_MIN = 2;
const VOICES_MIN = 5;
/** χ² of one degree of freedom that one unit of a thousand reaches by chance. */
const SCORE_MIN = 10.83;

/** All clusters now and in the times to compare with. */
export async function readTotals(
  context: QueryContext,
  { selection, times }: { selection: Selection; times: Times },
  options: ReadOptions,
): Promise<Totals> {
  const { sql, params } = clusterTotals(selection, times);
  const [row] = await readRows<Totals>(context, { sql, params, rowsMax: 1 }, options);
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
  const { sql, params } = unitRows(selection, unit, times);
  const sum = '(clusters + before) / ({nowTotal: Float64} + {usualTotal: Float64})';
  const term = (count: string, total: string): string =>
    `if(${count} = 0, 0, ${count} * log(${count} / ({${total}: Float64} * ${sum})))`;
  return readRows(
    context,
    {
      sql:
        `SELECT unit, posts, clusters, before, authors, channels, ` +
        `2 * (${term('clusters', 'nowTotal')} + ${term('before', 'usualTotal')}) AS score FROM (` +
        `SELECT unit, countIf(is_now = 1) AS posts, countIf(is_now = 1 AND is_copy = 0) AS clusters, ` +
        `countIf(is_now = 0 AND is_copy = 0) AS before, uniqExactIf(channel_id, is_now = 1) AS channels, ` +
        `uniqExactIf(channel_id, is_now = 1 AND author = 0) AS organisations, ` +
        // Pseudonyms change with the month, of which the times of one read have two at most.
        `greatest(${authorsOf('firstMonth')}, ${authorsOf('lastMonth')}) AS authors FROM (${sql}) GROUP BY unit ` +
        `HAVING clusters >= ${CLUSTERS_MIN} AND channels >= ${CHANNELS_MIN} ` +
        `AND authors + organisations >= ${VOICES_MIN}) ` +
        `WHERE clusters * {usualTotal: Float64} > before * {nowTotal: Float64} AND score >= ${SCORE_MIN} ` +
        `ORDER BY score DESC, unit LIMIT {unitsMax: UInt32}`,
      params: {
        ...params,
        firstMonth: monthOf(times.now.from),
        lastMonth: monthOf(times.now.to - 1),
        nowTotal: totals.now,
        usualTotal: totals.usual,
        unitsMax: limit,
      },
      rowsMax: limit,
    },
    options,
  );
}

function authorsOf(month: string): string {
  return `uniqExactIf(author, is_now = 1 AND author != 0 AND month = {${month}: UInt32})`;
}

function monthOf(ms: number): number {
  const date = new Date(ms);
  return date.getUTCFullYear() * 100 + date.getUTCMonth() + 1;
}
