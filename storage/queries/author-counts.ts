import type { Condition } from './condition.ts';
import { signedPosts } from './signed-posts.ts';
import type { Selection } from './where.ts';

/**
 * Subquery of distinct authors by the given columns (`SQL AS name`): `names…, authors`. Pseudonyms change with the month
 * of publishing, so an author of two months would count twice: of several months the largest count stands. Posts without
 * an author count as one; official and media channels are organisations and not counted. An author whose posts were all
 * taken back is none.
 * @throws {VecheError} `input` when `q` does not parse.
 */
export function authorCounts(selection: Selection, columns: Readonly<Record<string, string>>): Condition {
  const names = Object.keys(columns).join(', ');
  const named = Object.entries(columns).map(([name, sql]) => `${sql} AS ${name}`);
  const rows = signedPosts(
    selection,
    (live) => `${named.join(', ')}, toYYYYMM(ts) AS month, author_key, channel_kind, ${live} AS live`,
  );
  return {
    sql:
      `SELECT ${names}, max(authors) AS authors FROM (` +
      `SELECT ${names}, month, countIf(posts > 0) AS authors FROM (` +
      `SELECT ${names}, month, author_key, sum(live) AS posts FROM (${rows.sql}) ` +
      `WHERE channel_kind NOT IN ('official', 'media') GROUP BY ${names}, month, author_key) ` +
      `GROUP BY ${names}, month) ` +
      `GROUP BY ${names}`,
    params: rows.params,
  };
}
