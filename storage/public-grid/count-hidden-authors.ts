import { toIso } from '../../contracts/clock.ts';
import { FULL_SCOPE } from '../../contracts/queries/filters.ts';
import { readRows, type QueryContext } from '../queries/run-query.ts';
import { signedPosts } from '../queries/signed-posts.ts';
import { lineName, MARK_SQL, type GridCell, type Line } from './cell.ts';
import { OF_PEOPLE } from './count-day.ts';

/** Lines of one query: the names of their hidden days stay well below the longest statement of the engine, 256 KiB. */
const LINES_AT_ONCE = 300;
const DAYS_OF_WEEK = 7;
/** A day that is hidden for its own sake has fewer authors; one that has more by now has changed. */
const AUTHORS_READ = 10;

/** A line of a week with its hidden days. */
export interface HiddenLine extends Line {
  days: readonly Pick<GridCell, 'start' | 'mark'>[];
}

/** A day of the week and when it was counted, ms. */
export interface CountedDay {
  start: number;
  end: number;
  closedAt: number;
}

interface CellAuthors {
  /** As `dayName`. */
  name: string;
  mark: string;
  /** Month, and a hash that stands for the author. */
  authors: [number, string][];
}

/**
 * Distinct authors of all hidden days of each line together, by line. States of posts that were read after their day was
 * counted are left out. A day whose rows are not the counted ones even so, because of an edit, deletion or correction,
 * adds no author. So the result is never above the authors whose posts were counted: doubt hides.
 */
export async function countHiddenAuthors(
  context: QueryContext,
  week: readonly CountedDay[],
  lines: readonly HiddenLine[],
): Promise<Map<string, number>> {
  const authors = new Map<string, number>();
  for (let first = 0; first < lines.length; first += LINES_AT_ONCE) {
    const chunk = lines.slice(first, first + LINES_AT_ONCE);
    const cells = new Map((await readAuthors(context, week, chunk)).map((cell) => [cell.name, cell]));
    for (const line of chunk) authors.set(lineName(line), authorsOf(line, cells));
  }
  return authors;
}

/** Pseudonyms change with the month, so the largest count of a month stands. */
function authorsOf(line: HiddenLine, cells: ReadonlyMap<string, CellAuthors>): number {
  const months = new Map<number, Set<string>>();
  for (const { start, mark } of line.days) {
    const cell = cells.get(dayName(line, start));
    if (cell?.mark !== mark) continue;
    for (const [month, author] of cell.authors) {
      months.set(month, (months.get(month) ?? new Set<string>()).add(author));
    }
  }
  return Math.max(0, ...[...months.values()].map((authors) => authors.size));
}

function dayName(line: Line, start: number): string {
  return `${start} ${lineName(line)}`;
}

function readAuthors(
  context: QueryContext,
  week: readonly CountedDay[],
  lines: readonly HiddenLine[],
): Promise<CellAuthors[]> {
  const [from, to] = [Math.min(...week.map(({ start }) => start)), Math.max(...week.map(({ end }) => end))];
  const rows = signedPosts(
    { filters: { from: toIso(from), to: toIso(to) }, scope: FULL_SCOPE },
    (live) =>
      'roundDown(toUnixTimestamp64Milli(ts), {starts: Array(Int64)}) AS day, id, version, ' +
      'toUnixTimestamp64Milli(fetched_at) AS fetched, district_id, block, toYYYYMM(ts) AS month, ' +
      `author_key, channel_kind, ${live} AS live`,
  );
  return readRows(
    context,
    {
      sql:
        'SELECT name, toString(groupBitXor(mark_of_author)) AS mark, ' +
        `groupArray(${AUTHORS_READ})((month, toString(cityHash64(author_key)))) AS authors FROM (` +
        `SELECT concat(toString(day), ' ', block, ' ', district_id) AS name, month, author_key, ` +
        `${MARK_SQL} AS mark_of_author FROM (${rows.sql}) ` +
        `WHERE ${OF_PEOPLE} AND name IN {hidden: Array(String)} ` +
        'AND fetched <= transform(day, {starts: Array(Int64)}, {counted: Array(Int64)}, toInt64(0)) ' +
        'GROUP BY name, month, author_key HAVING sum(live) > 0) GROUP BY name',
      params: {
        ...rows.params,
        starts: week.map(({ start }) => start),
        counted: week.map(({ closedAt }) => closedAt),
        hidden: lines.flatMap((line) => line.days.map(({ start }) => dayName(line, start))),
      },
      rowsMax: LINES_AT_ONCE * DAYS_OF_WEEK,
    },
    {},
  );
}
