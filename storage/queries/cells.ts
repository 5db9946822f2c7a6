import type { Block } from '../../contracts/enriched.ts';
import type { ReadOptions } from '../../contracts/queries/filters.ts';
import { authorCounts } from './author-counts.ts';
import { countSource } from './count-source.ts';
import type { Span } from './local-shift.ts';
import { readRows, type QueryContext } from './run-query.ts';
import { signedPosts } from './signed-posts.ts';
import { spikeScore } from './spike-score.ts';
import { periodOf, type Selection } from './where.ts';

/** Far more than 25 districts × 9 blocks of the largest region. */
const CELLS_MAX = 20_000;
const CELL = { district_id: 'district_id', block: 'block' };

/** One district × block cell of a period against its norm. */
export interface Cell {
  /** '' for posts without a district. */
  districtId: string;
  block: Block;
  observed: number;
  clusters: number;
  /** Mean of the norm's times; null when there are none. */
  expected: number | null;
  z: number | null;
  previous: number;
  authors: number;
  channels: number;
}

interface CellRow {
  district_id: string;
  block: Block;
}
type CountRow = CellRow & { clusters: number } & Record<`count${number}`, number>;

/** Times that a period is held against: its norm's, and the one just before. */
export interface CellTimes {
  norm: readonly Span[];
  previous: Span;
}

/** All cells of the selection's period that have a post in it or in one of the other times. */
export async function readCells(
  context: QueryContext,
  selection: Selection,
  times: CellTimes,
  options: ReadOptions,
): Promise<Cell[]> {
  const spans = [periodOf(selection.filters), times.previous, ...times.norm];
  const [counts, authors, channels] = await Promise.all([
    countSpans(context, selection, spans, options),
    readAuthors(context, selection, options),
    readChannels(context, selection, options),
  ]);
  const authorsOf = new Map(authors.map((row) => [cellName(row), row.authors]));
  const channelsOf = new Map(channels.map((row) => [cellName(row), row.channels]));
  return counts.map((row) => {
    const [observed = 0, previous = 0, ...norm] = spans.map((_, index) => row[`count${index}`] ?? 0);
    const expected = norm.length === 0 ? null : norm.reduce((sum, count) => sum + count, 0) / norm.length;
    return {
      districtId: row.district_id,
      block: row.block,
      observed,
      clusters: row.clusters,
      expected,
      z: expected === null ? null : spikeScore(observed, expected),
      previous,
      authors: authorsOf.get(cellName(row)) ?? 0,
      channels: channelsOf.get(cellName(row)) ?? 0,
    };
  });
}

/** `count0`, `count1` …: posts of each span; `clusters`: of the first. The spans may overlap. */
async function countSpans(
  context: QueryContext,
  selection: Selection,
  spans: readonly Span[],
  options: ReadOptions,
): Promise<CountRow[]> {
  const source = countSource({
    selection,
    spans,
    edges: [],
    columns: 'district_id, block',
    isInRollup: true,
  });
  const sums = spans.map((_, index) => `sumIf(posts, ${isIn(index)}) AS count${index}`);
  const edges = spans.flatMap(({ from, to }, index) => [
    [`spanFrom${index}`, from],
    [`spanTo${index}`, to],
  ]);
  return readRows<CountRow>(
    context,
    {
      sql:
        `SELECT district_id, block, sumIf(clusters, ${isIn(0)}) AS clusters, ${sums.join(', ')} ` +
        `FROM (${source.sql}) GROUP BY district_id, block HAVING sum(posts) > 0`,
      params: { ...source.params, ...Object.fromEntries(edges) },
      rowsMax: CELLS_MAX,
    },
    options,
  );
}

function isIn(index: number): string {
  return `at >= {spanFrom${index}: Int64} AND at < {spanTo${index}: Int64}`;
}

async function readAuthors(
  context: QueryContext,
  selection: Selection,
  options: ReadOptions,
): Promise<(CellRow & { authors: number })[]> {
  const { sql, params } = authorCounts(selection, CELL);
  return readRows(context, { sql, params, rowsMax: CELLS_MAX }, options);
}

async function readChannels(
  context: QueryContext,
  selection: Selection,
  options: ReadOptions,
): Promise<(CellRow & { channels: number })[]> {
  const rows = signedPosts(selection, (live) => `district_id, block, channel_id, ${live} AS live`);
  const sql =
    `SELECT district_id, block, countIf(posts > 0) AS channels FROM (` +
    `SELECT district_id, block, channel_id, sum(live) AS posts FROM (${rows.sql}) ` +
    `GROUP BY district_id, block, channel_id) GROUP BY district_id, block`;
  return readRows(context, { sql, params: rows.params, rowsMax: CELLS_MAX }, options);
}

function cellName({ district_id, block }: CellRow): string {
  return `${district_id} ${block}`;
}
