import { and, during, type Condition } from './condition.ts';
import type { Span } from './local-shift.ts';
import { periodOf, postsWhere, type Selection } from './where.ts';

/**
 * Rows of a selection as a subquery for sums: each counts 1, and a second time −1 when it was taken back. A cancel row
 * has the time, id and version of its row and little else. There are few and the engine merges them away, so looking
 * their rows up by the primary key is cheap; an anti-join would read the id of every row.
 *
 * `columns` makes the SELECT list; `live` in it is the 1 or −1.
 * @throws {VecheError} `input` when `q` does not parse.
 */
export function signedPosts(
  selection: Selection,
  columns: (live: string) => string,
  spans: readonly Span[] = [periodOf(selection.filters)],
): Condition {
  const rows = postsWhere(selection, spans);
  const cancels = and([during('ts', spans), { sql: 'sign = -1', params: {} }]);
  return {
    sql:
      `SELECT ${columns('toInt64(1)')} FROM posts WHERE ${rows.sql} UNION ALL ` +
      `SELECT ${columns('toInt64(-1)')} FROM posts WHERE ${rows.sql} ` +
      `AND (ts, id, version) IN (SELECT ts, id, version FROM posts WHERE ${cancels.sql})`,
    params: { ...rows.params, ...cancels.params },
  };
}
