import type { Block } from '../../contracts/enriched.ts';
import type { ReadOptions } from '../../contracts/queries/filters.ts';
import { voiceCounts } from './author-counts.ts';
import { countSource } from './count-source.ts';
import type { Span } from './local-shift.ts';
import { readRows, type QueryContext } from './run-query.ts';
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
  /** Posts in each of the norm's times. */
  norm: number[];
  /** Mean of them; null when there are none. */
  expected: number | null;
  /** As `expected`, of clusters. */
  expectedClusters: number | null;
  previous: number;
  authors: number;
  channels: number;
}

interface CellRow {
  district_id: string;
  block: Block;
}
type VoicesRow = CellRow & Pick<Cell, 'authors' | 'channels'>;
type CountRow = CellRow & Record<`${'posts' | 'clusters'}${number}`, number>;

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
  const [counts, voices] = await Promise.all([
    countSpans(context, selection, spans, options),
    readVoices(context, selection, options),
  ]);
  const voicesOf = new Map(voices.map((row) => [cellName(row), row]));
  return counts.map((row) => {
    const [observed = 0, previous = 0, ...norm] = spans.map((_, index) => row[`posts${index}`] ?? 0);
    const [clusters = 0, , ...normClusters] = spans.map((_, index) => row[`clusters${index}`] ?? 0);
    return {
      districtId: row.district_id,
      block: row.block,
      observed,
      clusters,
      norm,
      expected: meanOf(norm),
      expectedClusters: meanOf(normClusters),
      previous,
      authors: voicesOf.get(cellName(row))?.authors ?? 0,
      channels: voicesOf.get(cellName(row))?.channels ?? 0,
    };
  });
}

function meanOf(counts: readonly number[]): number | null {
  return counts.length === 0 ? null : counts.reduce((sum, count) => sum + count, 0) / counts.length;
}

/** `posts0`, `posts1` … and `clusters0` …: of each span. The spans may overlap. */
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
    days: context.countedDays,
  });
  const sums = spans.flatMap((_, index) =>
    ['posts', 'clusters'].map((what) => `sumIf(${what}, ${isIn(index)}) AS ${what}${index}`),
  );
  const edges = spans.flatMap(({ from, to }, index) => [
    [`spanFrom${index}`, from],
    [`spanTo${index}`, to],
  ]);
  const pieceEdges = [...new Set(spans.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  // Rows are many and pieces few: a row is put into its piece once, and only pieces are held against every span.
  const pieces =
    'SELECT district_id, block, roundDown(at, {pieceEdges: Array(Int64)}) AS piece, ' +
    `sum(posts) AS posts, sum(clusters) AS clusters FROM (${source.sql}) GROUP BY district_id, block, piece`;
  return readRows<CountRow>(
    context,
    {
      sql:
        `SELECT district_id, block, ${sums.join(', ')} FROM (${pieces}) ` +
        'GROUP BY district_id, block HAVING sum(posts) > 0',
      params: { ...source.params, ...Object.fromEntries(edges), pieceEdges },
      rowsMax: CELLS_MAX,
    },
    options,
  );
}

function isIn(index: number): string {
  return `piece >= {spanFrom${index}: Int64} AND piece < {spanTo${index}: Int64}`;
}

async function readVoices(
  context: QueryContext,
  selection: Selection,
  options: ReadOptions,
): Promise<VoicesRow[]> {
  const { sql, params } = voiceCounts({ selection, columns: CELL, isInRollup: true, withChannels: true });
  return readRows(context, { sql, params, rowsMax: CELLS_MAX }, options);
}

function cellName({ district_id, block }: CellRow): string {
  return `${district_id} ${block}`;
}
