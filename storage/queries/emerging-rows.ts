import { and, during, type Condition } from './condition.ts';
import type { Span } from './local-shift.ts';
import { postsWhere, type Selection } from './where.ts';

/** What can rise. */
export type Unit = 'word' | 'story';

/** SQL of the words of a post, or of its story. */
export const UNIT_SQL: Readonly<Record<Unit, string>> = { word: 'arrayJoin(stems)', story: 'story_id' };

/**
 * SQL that tells words and stories from what else stands there. Place ids stand among the stems; they are Latin, and so
 * are left-out words of other alphabets, of which texts of the region have few. Posts of no story have ''.
 */
export const IS_UNIT: Readonly<Record<Unit, string>> = {
  word: "match(unit, '^[а-я][а-я-]{2,39}$')",
  story: "unit != ''",
};

/** The times that are held against one another. */
export interface Times {
  now: Span;
  /** What is usual: norm weeks, and the time just before. All of it lies before `now`. */
  usual: readonly Span[];
}

/**
 * Live rows of a selection within spans. The anti-join reads the id of every row, which short times allow.
 * @throws {VecheError} `input` when `q` does not parse.
 */
export function livePostsWhere(selection: Selection, spans: readonly Span[]): Condition {
  const cancels = and([during('ts', spans), { sql: 'sign = -1', params: {} }]);
  return and([
    postsWhere(selection, spans),
    {
      sql: `(ts, id, version) NOT IN (SELECT ts, id, version FROM posts WHERE ${cancels.sql})`,
      params: cancels.params,
    },
  ]);
}
