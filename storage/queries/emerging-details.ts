import type { ReadOptions } from '../../contracts/queries/filters.ts';
import { unitRows, type Times, type Unit } from './emerging-rows.ts';
import { readRows, type QueryContext } from './run-query.ts';
import type { Selection } from './where.ts';

/** Where and when a word or story rises. */
export interface Details {
  unit: string;
  /** Its first post now, milliseconds. */
  firstMs: number;
  /** Posts by district; '' for those without one. */
  districts: Record<string, number>;
  blocks: Record<string, number>;
  /** The first posts that are no copy, each of another channel, the earliest first. */
  firsts: [ms: number, id: string][];
}

/** First posts whose texts are read: enough to tell how a word is written. */
const FIRSTS_MAX = 6;

/** Details of the given words or stories, by name. */
export async function readDetails(
  context: QueryContext,
  request: { selection: Selection; times: Times; unit: Unit; units: readonly string[] },
  options: ReadOptions,
): Promise<Map<string, Details>> {
  const { selection, times, unit, units } = request;
  if (units.length === 0) return new Map();
  const { sql, params } = unitRows(selection, unit, { now: times.now, usual: [] });
  const rows = await readRows<Details>(
    context,
    {
      sql:
        `SELECT unit, min(first_ms) AS firstMs, sumMap(by_district) AS districts, sumMap(by_block) AS blocks, ` +
        `arraySlice(arraySort(groupArrayIf(first, clusters > 0)), 1, ${FIRSTS_MAX}) AS firsts FROM (` +
        `SELECT unit, channel_id, min(ms) AS first_ms, sumMap(map(district_id::String, 1)) AS by_district, ` +
        `sumMap(map(block::String, 1)) AS by_block, countIf(is_copy = 0) AS clusters, ` +
        `minIf((ms, id), is_copy = 0) AS first FROM (${sql}) WHERE unit IN {units: Array(String)} ` +
        `GROUP BY unit, channel_id) GROUP BY unit`,
      params: { ...params, units },
      rowsMax: units.length,
    },
    options,
  );
  return new Map(rows.map((row) => [row.unit, row]));
}
