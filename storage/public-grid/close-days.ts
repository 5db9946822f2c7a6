import { toIso, type Clock } from '../../contracts/clock.ts';
import type { PublicClosing, PublicGridCloser } from '../../contracts/queries/public.ts';
import type { OpenPool } from '../engine/pool.ts';
import type { QueryContext } from '../queries/run-query.ts';
import { allLines, lineName, NO_MARK, type GridCell } from './cell.ts';
import { closeWeek, linesInDoubt, type WeekLine } from './close-week.ts';
import { countDay, type DayCount } from './count-day.ts';
import { countHiddenAuthors, type CountedDay } from './count-hidden-authors.ts';
import { hasFewAuthors } from './hide.ts';
import { newestDay, oldestPost, storeCells, storedDays, type StoredCell } from './grid-store.ts';

/** Posts of a day may come this long after its end; later ones are in no public count. */
const LATE_MS = 36 * 3_600_000;
const DAYS_OF_WEEK = 7;

export interface CloserDeps {
  /** Of the writing side. */
  pool: OpenPool;
  context: QueryContext;
  clock: Clock;
}

/** The public grid, closed day by day. */
export function createPublicGridCloser(deps: CloserDeps): PublicGridCloser {
  return {
    async closeDue(closing) {
      const { time } = deps.context;
      let days = 0;
      let start = await nextDay(deps, closing);
      while (start !== null) {
        const end = time.add('day', start, 1);
        if (end + LATE_MS > closing.readUntil) break;
        await closeDay(deps, { start, end }, closing);
        days += 1;
        start = end;
      }
      return days;
    },
  };
}

/** The day after the newest closed one; at first the first whole day of which there may be posts; null: no posts. */
async function nextDay(
  { pool, context: { time } }: CloserDeps,
  { from }: PublicClosing,
): Promise<number | null> {
  const newest = await newestDay(pool);
  if (newest !== null) return time.add('day', newest, 1);
  const oldest = await oldestPost(pool);
  if (oldest === null) return null;
  const first = Math.max(from, oldest);
  return time.startOf('day', first) === first ? first : time.add('day', first, 1);
}

const NOTHING: DayCount = { posts: 0, authors: 0, mark: NO_MARK };

interface Day {
  start: number;
  end: number;
}

async function closeDay(deps: CloserDeps, day: Day, closing: PublicClosing): Promise<void> {
  const { context, clock, pool } = deps;
  const closedAt = clock.now();
  const counts = await countDay(context, { from: day.start, to: day.end });
  const cells = allLines(closing.districts).map((line): GridCell => {
    const { posts, authors, mark } = counts.get(lineName(line)) ?? NOTHING;
    return { ...line, step: 'day', start: day.start, posts, isHidden: hasFewAuthors(authors), mark };
  });
  const isLast = context.time.startOf('week', day.end) === day.end;
  await storeCells(pool, isLast ? await withWeek(deps, { ...day, closedAt }, { cells, counts }) : cells, {
    closedAt,
    missingSources: closing.missingSources,
    token: `public-${toIso(day.start)}`,
  });
}

interface LastDay {
  cells: readonly GridCell[];
  counts: ReadonlyMap<string, DayCount>;
}

/** The last day of a week and the weeks of all lines of which seven days are there. */
async function withWeek(
  { context, pool }: CloserDeps,
  last: CountedDay,
  { cells, counts }: LastDay,
): Promise<GridCell[]> {
  const weekStart = context.time.startOf('week', last.start);
  const earlier = await storedDays(pool, weekStart, last.start);
  const earlierOf = Map.groupBy(earlier, lineName);
  const lines: WeekLine[] = [];
  const alone: GridCell[] = [];
  for (const cell of cells) {
    const ofLine = earlierOf.get(lineName(cell)) ?? [];
    const lastAuthors = counts.get(lineName(cell))?.authors ?? 0;
    if (ofLine.length < DAYS_OF_WEEK - 1) alone.push(cell);
    else lines.push({ earlier: ofLine, last: cell, lastAuthors });
  }
  const week = [...countedDays(earlier, context), last];
  const authors = await countHiddenAuthors(context, week, linesInDoubt(lines));
  return [...alone, ...closeWeek(lines, weekStart, authors)];
}

function countedDays(cells: readonly StoredCell[], { time }: QueryContext): CountedDay[] {
  const closedAt = new Map(cells.map((cell) => [cell.start, cell.closedAt]));
  return [...closedAt].map(([start, at]) => ({ start, end: time.add('day', start, 1), closedAt: at }));
}
