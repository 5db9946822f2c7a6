import { lineName, NO_MARK, type GridCell } from './cell.ts';
import type { HiddenLine } from './count-hidden-authors.ts';
import { isSafeSum, mayBeSafe, type HiddenDays } from './hide.ts';

/** A line at the end of its week: six days that are published, and the last. */
export interface WeekLine {
  earlier: readonly GridCell[];
  last: GridCell;
  /** Distinct authors of the last day. */
  lastAuthors: number;
}

/** The hidden days of the lines whose sum may be told if enough authors wrote in them. */
export function linesInDoubt(lines: readonly WeekLine[]): HiddenLine[] {
  return lines.flatMap(({ earlier, last }) => {
    const hidden = [...earlier, last].filter((day) => day.isHidden);
    const [first] = hidden;
    if (first === undefined || !mayBeSafe(sumOf(hidden))) return [];
    const { districtId, block } = first;
    return [{ districtId, block, days: hidden }];
  });
}

/**
 * What is published at the end of a week: the last day and the week of each line. While the sum of the hidden days is
 * not safe, the last day is hidden besides, if it has the authors to make it so; if not, the week is.
 */
export function closeWeek(
  lines: readonly WeekLine[],
  weekStart: number,
  authors: ReadonlyMap<string, number>,
): GridCell[] {
  return lines.flatMap((line) => closeLine(line, weekStart, authors));
}

function closeLine(
  { earlier, last, lastAuthors }: WeekLine,
  weekStart: number,
  authors: ReadonlyMap<string, number>,
): GridCell[] {
  const days = [...earlier, last];
  const hidden = days.filter((day) => day.isHidden);
  const sum: HiddenDays = { ...sumOf(hidden), authors: authors.get(lineName(last)) ?? 0 };
  const week: GridCell = {
    ...last,
    step: 'week',
    start: weekStart,
    posts: sumOf(days).posts,
    mark: NO_MARK,
    isHidden: !isSafeSum(sum),
  };
  if (!week.isHidden || last.isHidden || lastAuthors === 0) return [last, week];
  // The last day has enough authors by itself, so the sum with it has, too.
  const withLast = { ...sumOf([...hidden, last]), authors: lastAuthors };
  return [
    { ...last, isHidden: true },
    { ...week, isHidden: !isSafeSum(withLast) },
  ];
}

function sumOf(days: readonly GridCell[]): Pick<HiddenDays, 'days' | 'posts'> {
  return { days: days.length, posts: days.reduce((sum, day) => sum + day.posts, 0) };
}
