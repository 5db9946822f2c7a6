import { toIso } from '../../contracts/clock.ts';
import type { ReadOptions } from '../../contracts/queries/filters.ts';
import type { Stories, StoriesParams } from '../../contracts/queries/stories.ts';
import type { Resolved } from '../../contracts/reader.ts';
import { explainLink } from './explain-link.ts';
import { readTexts } from './post-texts.ts';
import { readRows, type QueryContext } from './run-query.ts';
import { signedPosts } from './signed-posts.ts';
import { storyTitle } from './story-title.ts';
import type { Selection } from './where.ts';

interface StoryRow {
  story_id: string;
  posts: number;
  clusters: number;
  channels: number;
  networks: string[];
  firstMs: number;
  lastMs: number;
  firstId: string;
}

/**
 * Stories with the most posts in the period. Title, district and block are those of a story's first post in it.
 * @throws {VecheError} `input` when `q` does not parse.
 */
export async function readStories(
  context: QueryContext,
  params: Resolved<StoriesParams>,
  options: ReadOptions,
): Promise<Stories> {
  const rows = await readLargest(context, { filters: params, scope: options.scope }, params.limit, options);
  const firsts = rows.map((row) => ({ ms: row.firstMs, id: row.firstId }));
  const texts = await readTexts(context, firsts, options);
  return {
    items: rows.map((row) => {
      const first = texts.get(row.firstId);
      return {
        id: row.story_id,
        title: storyTitle(first?.text ?? ''),
        firstAt: toIso(row.firstMs),
        lastAt: toIso(row.lastMs),
        posts: row.posts,
        clusters: row.clusters,
        channels: row.channels,
        networks: row.networks,
        districtId: first === undefined || first.district_id === '' ? null : first.district_id,
        block: first?.block ?? 'other',
        explain: explainLink(params, { story: row.story_id }),
      };
    }),
    next: null,
  };
}

/** First only the ids of the largest: sets and lists for every story of a period would be built to be thrown away. */
async function readLargest(
  context: QueryContext,
  selection: Selection,
  limit: number,
  options: ReadOptions,
): Promise<StoryRow[]> {
  const counted = signedPosts(selection, (live) => `story_id, ${live} AS live`);
  const largest =
    `SELECT story_id FROM (${counted.sql}) WHERE story_id != '' GROUP BY story_id HAVING sum(live) > 0 ` +
    `ORDER BY sum(live) DESC, story_id LIMIT {limit: UInt32}`;
  const rows = signedPosts(
    selection,
    (live) => `story_id, ts, id, version, network, channel_id, duplicate_of, ${live} AS live`,
  );
  const posts =
    `SELECT story_id, ts, id, any(network) AS network, any(channel_id) AS channel_id, ` +
    `any(duplicate_of) AS duplicate_of FROM (${rows.sql}) WHERE story_id IN (${largest}) ` +
    `GROUP BY story_id, ts, id, version HAVING sum(live) > 0`;
  return readRows<StoryRow>(
    context,
    {
      sql:
        `SELECT story_id, count() AS posts, countIf(duplicate_of = '') AS clusters, ` +
        `uniqExact(channel_id) AS channels, arraySort(groupUniqArray(network)) AS networks, ` +
        `toUnixTimestamp64Milli(min(ts)) AS firstMs, toUnixTimestamp64Milli(max(ts)) AS lastMs, ` +
        `argMin(id, (ts, id)) AS firstId FROM (${posts}) GROUP BY story_id ORDER BY posts DESC, story_id`,
      params: { ...counted.params, ...rows.params, limit },
      rowsMax: limit,
    },
    options,
  );
}
