import { AUTHOR_HASH } from '../author-hash.ts';
import { and, during, type Condition } from './condition.ts';
import type { Span } from './local-shift.ts';
import { postsWhere, type Selection } from './where.ts';

/** What can rise. */
export type Unit = 'word' | 'story';

/** Words of a text as they are looked for; '' for posts that belong to no story. */
const UNIT_SQL: Readonly<Record<Unit, string>> = { word: 'arrayJoin(stems)', story: 'story_id' };
/**
 * Place ids stand among the stems and are no words. They are Latin, and so are left-out words of other alphabets, of
 * which texts of the region have few.
 */
const IS_UNIT: Readonly<Record<Unit, string>> = {
  word: "match(unit, '^[а-я][а-я-]{2,39}$')",
  story: "unit != ''",
};

/** The times that are held against one another. */
export interface Times {
  now: Span;
  /** What is usual: norm weeks, and the time just before. */
  usual: readonly Span[];
}

/**
 * Live posts of a selection, a row for each word or story of a post: `unit, is_now, is_copy, author` (author-hash.ts)`,
 * month, channel_id, district_id, block, ms, id`. The anti-join reads the id of every row, which short times allow.
 * @throws {VecheError} `input` when `q` does not parse.
 */
export function unitRows(selection: Selection, unit: Unit, times: Times): Condition {
  const { sql, params } = livePosts(selection, times);
  return {
    sql:
      `SELECT * FROM (SELECT ${UNIT_SQL[unit]} AS unit, toUInt8(ts >= fromUnixTimestamp64Milli({nowFrom: Int64})) AS is_now, ` +
      `toUInt8(duplicate_of != '') AS is_copy, ${AUTHOR_HASH} AS author, toYYYYMM(ts) AS month, channel_id, channel_kind, ` +
      `district_id, block, toUnixTimestamp64Milli(ts) AS ms, id FROM posts WHERE ${sql}) WHERE ${IS_UNIT[unit]}`,
    params,
  };
}

/** Live posts that are no copy, now and then: `now, usual`. */
export function clusterTotals(selection: Selection, times: Times): Condition {
  const { sql, params } = livePosts(selection, times);
  return {
    sql:
      `SELECT countIf(ts >= fromUnixTimestamp64Milli({nowFrom: Int64})) AS now, countIf(ts < fromUnixTimestamp64Milli({nowFrom: Int64})) AS usual ` +
      `FROM posts WHERE duplicate_of = '' AND ${sql}`,
    params,
  };
}

function livePosts(selection: Selection, { now, usual }: Times): Condition {
  const spans = [now, ...usual];
  const cancels = and([during('ts', spans), { sql: 'sign = -1', params: {} }]);
  const rows = and([
    postsWhere(selection, spans),
    {
      sql: `(ts, id, version) NOT IN (SELECT ts, id, version FROM posts WHERE ${cancels.sql})`,
      params: cancels.params,
    },
  ]);
  return { sql: rows.sql, params: { ...rows.params, nowFrom: now.from } };
}
