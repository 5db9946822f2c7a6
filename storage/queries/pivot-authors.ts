import type { Condition } from './condition.ts';
import { liveVoices } from './live-voices.ts';
import type { MeasureRequest } from './pivot-source.ts';

/**
 * Subquery of distinct authors of all pairs of two keys, of each key alone and of all: `is_now, row_key, column_key, of_row,
 * of_column, amount, posts`; `of_row` and `of_column` are 1 where the line is of one key of that side. Sets of authors are
 * made once, for the pairs, and united for the totals, which is right when no post is in two rows or two columns. Of
 * several months the largest count stands, as in author-counts.ts.
 * @throws {VecheError} `input` when `q` does not parse.
 */
export function authorsByBoth(
  request: Omit<MeasureRequest, 'keys'>,
  keys: { row_key: string; column_key: string },
): Condition {
  const { sql, params } = liveVoices({
    selection: request.selection,
    columns: { is_now: 'toUInt8(at >= {nowFrom: Int64})', ...keys },
    isInRollup: request.isInRollup,
    spans: [request.previous, request.period],
    edges: request.edges,
    withChannels: false,
  });
  const names = 'is_now, row_key, column_key';
  const sets = ['row_key, column_key, ', 'row_key, ', 'column_key, ', ''].map(
    (set) => `(${set}is_now, month)`,
  );
  return {
    sql:
      `SELECT ${names}, of_row, of_column, max(month_authors) AS amount, max(month_authors) AS posts FROM (` +
      `SELECT ${names}, month, 1 - grouping(row_key) AS of_row, 1 - grouping(column_key) AS of_column, ` +
      `uniqExactMerge(people) AS month_authors FROM (` +
      `SELECT ${names}, month, uniqExactState(author) AS people FROM (${sql}) GROUP BY ${names}, month) ` +
      `GROUP BY GROUPING SETS (${sets.join(', ')})) GROUP BY ${names}, of_row, of_column`,
    params: { ...params, nowFrom: request.period.from },
  };
}
