import { toIso } from '../../contracts/clock.ts';
import type { Block } from '../../contracts/enriched.ts';
import { FULL_SCOPE } from '../../contracts/queries/filters.ts';
import type { Span } from '../queries/local-shift.ts';
import { readRows, type QueryContext } from '../queries/run-query.ts';
import { signedPosts } from '../queries/signed-posts.ts';
import { lineName, MARK_SQL } from './cell.ts';

/** Rows of SQL that belong to people: official pages and media channels are organisations, and may be named anyway. */
export const OF_PEOPLE = `channel_kind NOT IN ('official', 'media')`;

/** Far more than the districts × blocks of the largest region. */
const LINES_MAX = 20_000;

export interface DayCount {
  posts: number;
  authors: number;
  mark: string;
}

/**
 * Posts of people and their distinct authors in a span, by line. Authors are counted as in `voiceCounts`: the largest
 * count of a calendar month, posts without an author being of one. Both come from one query, so that they are of the same
 * posts.
 */
export async function countDay(context: QueryContext, span: Span): Promise<Map<string, DayCount>> {
  const filters = { from: toIso(span.from), to: toIso(span.to) };
  const rows = signedPosts(
    { filters, scope: FULL_SCOPE },
    (live) =>
      `id, version, district_id, block, toYYYYMM(ts) AS month, author_key, channel_kind, ${live} AS live`,
  );
  const counts = await readRows<DayCount & { district_id: string; block: Block }>(
    context,
    {
      sql:
        'SELECT district_id, block, sum(of_month) AS posts, max(authors_of_month) AS authors, ' +
        'toString(groupBitXor(mark_of_month)) AS mark FROM (' +
        'SELECT district_id, block, month, sum(of_author) AS of_month, count() AS authors_of_month, ' +
        'groupBitXor(mark_of_author) AS mark_of_month FROM (' +
        `SELECT district_id, block, month, author_key, sum(live) AS of_author, ${MARK_SQL} AS mark_of_author ` +
        `FROM (${rows.sql}) WHERE ${OF_PEOPLE} GROUP BY district_id, block, month, author_key ` +
        'HAVING of_author > 0) GROUP BY district_id, block, month) GROUP BY district_id, block',
      params: rows.params,
      rowsMax: LINES_MAX,
    },
    {},
  );
  return new Map(
    counts.map(({ district_id: districtId, block, ...count }) => [lineName({ districtId, block }), count]),
  );
}
