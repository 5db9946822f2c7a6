import { toIso } from '../../contracts/clock.ts';
import type { Block } from '../../contracts/enriched.ts';
import type { ReadOptions } from '../../contracts/queries/filters.ts';
import { cutPeriod } from './buckets.ts';
import { countSource } from './count-source.ts';
import { liveVoices } from './live-voices.ts';
import { shiftDays } from './local-shift.ts';
import { readRows, type QueryContext } from './run-query.ts';
import { periodOf, rollupWhere, type Selection } from './where.ts';

/** Days before the period in which a channel that wrote about a district still counts as one of its channels. */
const LOOK_BACK_DAYS = 28;
const CHANNELS_MAX = 1_000;
/** Far more than the districts of the largest region, and times the blocks. */
const DISTRICTS_MAX = 2_000;
const CELLS_MAX = 20_000;

/** Counts of one district. */
export interface DistrictCounts {
  /** null: posts without a district. */
  districtId: string | null;
  posts: number;
  /** Distinct, of several months the largest count. */
  authors: number;
  /** Channels with a post in the period. */
  channels: number;
  /** Days of the region with a post. */
  days: number;
  /** UTC start of the last of them; null: none. */
  lastDay: string | null;
  /** Blocks with a post, the largest first. */
  blocks: { block: Block; posts: number; channels: number }[];
  /** Channels with a post in the period or in the four weeks before it, at most 1,000. */
  knownChannels: string[];
}

interface DistrictRow {
  district_id: string;
  authors: number;
  channels: number;
  days: number;
  lastDay: number;
}
interface BlockRow {
  district_id: string;
  block: Block;
  posts: number;
  channels: number;
}

/**
 * Counts of every district that has a post in the period or had a channel in the four weeks before; one entry, without a
 * district, for posts that name none.
 * @throws {VecheError} `input` when `q` does not parse.
 */
export async function countDistricts(
  context: QueryContext,
  selection: Selection,
  options: ReadOptions,
): Promise<DistrictCounts[]> {
  const [districts, posts, channels, known] = await Promise.all([
    readDistricts(context, selection, options),
    readBlockPosts(context, selection, options),
    readBlockChannels(context, selection, options),
    readKnownChannels(context, selection, options),
  ]);
  const ids = new Set([...districts, ...posts, ...known].map(({ district_id }) => district_id));
  const channelsOf = new Map(channels.map((row) => [`${row.district_id} ${row.block}`, row.channels]));
  return [...ids].sort().map((id) => {
    const found = districts.find(({ district_id }) => district_id === id);
    const blocks = posts
      .filter(({ district_id }) => district_id === id)
      .map((row) => ({
        block: row.block,
        posts: row.posts,
        channels: channelsOf.get(`${id} ${row.block}`) ?? 0,
      }));
    return {
      districtId: id === '' ? null : id,
      posts: blocks.reduce((sum, block) => sum + block.posts, 0),
      authors: found?.authors ?? 0,
      channels: found?.channels ?? 0,
      days: found?.days ?? 0,
      lastDay: found === undefined ? null : toIso(found.lastDay),
      blocks,
      knownChannels: known.find(({ district_id }) => district_id === id)?.channels ?? [],
    };
  });
}

/** Distinct authors (of several months the largest count), channels and days of the region. */
async function readDistricts(
  context: QueryContext,
  selection: Selection,
  options: ReadOptions,
): Promise<DistrictRow[]> {
  const { starts, edges } = cutPeriod(context.time, 'day', periodOf(selection.filters));
  const voices = liveVoices({
    selection,
    columns: { district_id: 'district_id', day: 'roundDown(at, {dayStarts: Array(Int64)})' },
    isInRollup: true,
    edges,
    withChannels: true,
  });
  return readRows(
    context,
    {
      sql:
        `SELECT district_id, max(month_authors) AS authors, uniqExactMerge(month_channels) AS channels, ` +
        `uniqExactMerge(month_days) AS days, max(month_last) AS lastDay FROM (` +
        `SELECT district_id, month, uniqExactIf(author, author != 0) AS month_authors, ` +
        `uniqExactState(channel) AS month_channels, uniqExactState(day) AS month_days, max(day) AS month_last ` +
        `FROM (${voices.sql}) GROUP BY district_id, month) GROUP BY district_id`,
      params: { ...voices.params, dayStarts: starts },
      rowsMax: DISTRICTS_MAX,
    },
    options,
  );
}

async function readBlockPosts(
  context: QueryContext,
  selection: Selection,
  options: ReadOptions,
): Promise<Omit<BlockRow, 'channels'>[]> {
  const { sql, params } = countSource({
    selection,
    spans: [periodOf(selection.filters)],
    edges: [],
    columns: 'district_id, block',
    isInRollup: true,
    days: context.countedDays,
  });
  return readRows(
    context,
    {
      sql:
        `SELECT district_id, block, sum(posts) AS posts FROM (${sql}) GROUP BY district_id, block ` +
        `HAVING posts > 0 ORDER BY posts DESC, block`,
      params,
      rowsMax: CELLS_MAX,
    },
    options,
  );
}

async function readBlockChannels(
  context: QueryContext,
  selection: Selection,
  options: ReadOptions,
): Promise<Omit<BlockRow, 'posts'>[]> {
  const { sql, params } = liveVoices({
    selection,
    columns: { district_id: 'district_id', block: 'block' },
    isInRollup: true,
    withChannels: true,
  });
  return readRows(
    context,
    {
      sql: `SELECT district_id, block, uniqExact(channel) AS channels FROM (${sql}) GROUP BY district_id, block`,
      params,
      rowsMax: CELLS_MAX,
    },
    options,
  );
}

/** By the district alone: a source is one of a district whatever of it is looked at. Whole hours are exact enough. */
async function readKnownChannels(
  context: QueryContext,
  { filters, scope }: Selection,
  options: ReadOptions,
): Promise<{ district_id: string; channels: string[] }[]> {
  const period = periodOf(filters);
  const all = {
    filters: {
      from: filters.from,
      to: filters.to,
      ...(filters.district === undefined ? {} : { district: filters.district }),
    },
    scope,
  };
  const around = { from: shiftDays(context.time, period.from, -LOOK_BACK_DAYS), to: period.to };
  const { sql, params } = rollupWhere(all, [around]);
  return readRows(
    context,
    {
      sql:
        `SELECT district_id, arraySort(groupArray(${CHANNELS_MAX})(channel_id)) AS channels FROM (` +
        `SELECT district_id, channel_id FROM voices WHERE ${sql} GROUP BY district_id, channel_id ` +
        `HAVING sum(posts) > 0 ORDER BY district_id, channel_id) GROUP BY district_id`,
      params,
      rowsMax: DISTRICTS_MAX,
    },
    options,
  );
}
