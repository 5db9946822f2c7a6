import type { ReadOptions } from '../../contracts/queries/filters.ts';
import { AUTHOR_HASH } from '../author-hash.ts';
import { livePostsWhere, UNIT_SQL, type Unit } from './emerging-rows.ts';
import type { Span } from './local-shift.ts';
import { readRows, type QueryContext } from './run-query.ts';
import type { Selection } from './where.ts';

/** Who writes of a word or story, where and since when. */
export interface Details {
  unit: string;
  posts: number;
  authors: number;
  channels: number;
  /** Its first post, milliseconds. */
  firstMs: number;
  /** Posts by district; '' for those without one. */
  districts: Record<string, number>;
  blocks: Record<string, number>;
  /** The first posts that are no copy, each of another channel, the earliest first. */
  firsts: [ms: number, id: string][];
}

/** Fewest channels, and fewest voices: authors, and channels of organisations. What four people talk about is theirs. */
const CHANNELS_MIN = 2;
const VOICES_MIN = 5;
/** First posts whose texts are read: enough to tell how a word is written. */
const FIRSTS_MAX = 6;

/** Details of those of the given words or stories that enough people in enough channels write of, by name. */
export async function readDetails(
  context: QueryContext,
  request: { selection: Selection; period: Span; unit: Unit; units: readonly string[] },
  options: ReadOptions,
): Promise<Map<string, Details>> {
  const { selection, period, unit, units } = request;
  if (units.length === 0) return new Map();
  const { sql, params } = livePostsWhere(selection, [period]);
  const rows = await readRows<Details>(
    context,
    {
      sql:
        `SELECT unit, sum(channel_posts) AS posts, count() AS channels, countIf(has_organisation) AS organisations, ` +
        // Pseudonyms change with the month, of which a period of a week has two at most.
        `greatest(uniqExactMerge(first_month), uniqExactMerge(last_month)) AS authors, min(first_ms) AS firstMs, ` +
        `sumMap(by_district) AS districts, sumMap(by_block) AS blocks, ` +
        `arraySlice(arraySort(groupArrayIf(first, clusters > 0)), 1, ${FIRSTS_MAX}) AS firsts FROM (` +
        `SELECT unit, channel_id, count() AS channel_posts, max(author = 0) AS has_organisation, ` +
        `${authorsOf('firstMonth')} AS first_month, ${authorsOf('lastMonth')} AS last_month, min(ms) AS first_ms, ` +
        `sumMap(map(toString(district_id), 1)) AS by_district, sumMap(map(toString(block), 1)) AS by_block, ` +
        `countIf(is_copy = 0) AS clusters, minIf((ms, id), is_copy = 0) AS first FROM (` +
        `SELECT ${UNIT_SQL[unit]} AS unit, channel_id, ${AUTHOR_HASH} AS author, toYYYYMM(ts) AS month, district_id, block, ` +
        `toUnixTimestamp64Milli(ts) AS ms, id, duplicate_of != '' AS is_copy FROM posts WHERE ${sql}) ` +
        `WHERE unit IN {units: Array(String)} GROUP BY unit, channel_id) ` +
        `GROUP BY unit HAVING channels >= ${CHANNELS_MIN} AND authors + organisations >= ${VOICES_MIN}`,
      params: { ...params, units, firstMonth: monthOf(period.from), lastMonth: monthOf(period.to - 1) },
      rowsMax: units.length,
    },
    options,
  );
  return new Map(rows.map((row) => [row.unit, row]));
}

function authorsOf(month: string): string {
  return `uniqExactStateIf(author, author != 0 AND month = {${month}: UInt32})`;
}

/** As `toYYYYMM`. */
function monthOf(ms: number): number {
  const date = new Date(ms);
  return date.getUTCFullYear() * 100 + date.getUTCMonth() + 1;
}
