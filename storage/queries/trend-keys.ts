import type { TrendsParams } from '../../contracts/queries/trends.ts';

/** How a series is told from the others. */
export interface TrendKey {
  /** SQL of its key; '' where a post has no such value. */
  sql: string;
  isInRollup: boolean;
  /** One post can stand in several series. */
  overlaps: boolean;
}

/** The key of each way to split a trend. */
export const TREND_KEY: Readonly<Record<TrendsParams['by'], TrendKey>> = {
  total: counted("''"),
  district: counted('district_id'),
  block: counted('block'),
  topic: counted('topic'),
  network: ofPosts('network'),
  channel: ofPosts('channel_id'),
  channelKind: ofPosts('channel_kind'),
  sentiment: ofPosts('sentiment'),
  kind: ofPosts('kind'),
  body: ofLists('body_ids'),
  place: ofLists('place_ids'),
};

function counted(sql: string): TrendKey {
  return { sql, isInRollup: true, overlaps: false };
}

function ofPosts(sql: string): TrendKey {
  return { sql, isInRollup: false, overlaps: false };
}

function ofLists(column: string): TrendKey {
  return { sql: `arrayJoin(arrayDistinct(${column}))`, isInRollup: false, overlaps: true };
}
