import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PUBLIC_AUTHORS_MIN } from '../../contracts/queries/public.ts';
import { lineName, NO_MARK, type GridCell } from './cell.ts';
import { closeWeek, linesInDoubt } from './close-week.ts';
import { hasFewAuthors } from './hide.ts';

const LINE = { districtId: 'opochetsky', block: 'housing' } as const;
const WEEK = 1_000;

/** Posts of each author of a day; the same number is the same author on any day. */
const dayArbitrary = fc.dictionary(
  fc.integer({ min: 1, max: 12 }).map(String),
  fc.integer({ min: 1, max: 6 }),
  { maxKeys: 8 },
);
type Day = Record<string, number>;
const weekArbitrary = fc.array(dayArbitrary, { minLength: 7, maxLength: 7 });

const postsOf = (day: Day): number => Object.values(day).reduce((sum, posts) => sum + posts, 0);
const authorsOf = (days: readonly Day[]): number => new Set(days.flatMap((day) => Object.keys(day))).size;

/** What is told of a week: seven days and the week. */
function close(week: readonly Day[]): GridCell[] {
  const days = week.map((day, start): GridCell => {
    const isHidden = hasFewAuthors(authorsOf([day]));
    return { ...LINE, step: 'day', start, posts: postsOf(day), isHidden, mark: NO_MARK };
  });
  const [earlier, last] = [days.slice(0, -1), days.slice(-1)[0]!];
  const line = { earlier, last, lastAuthors: authorsOf(week.slice(-1)) };
  const authors = new Map(
    linesInDoubt([line]).map((doubt) => {
      const hidden = doubt.days.map(({ start }) => week[start] ?? {});
      return [lineName(doubt), authorsOf(hidden)];
    }),
  );
  return [...earlier, ...closeWeek([line], WEEK, authors)];
}

/** All ways in which `total` posts can be of so many days, at least one each. */
function* divisions(total: number, days: number): Generator<number[]> {
  if (days === 1) yield [total];
  else
    for (let first = 1; first <= total - days + 1; first += 1) {
      for (const rest of divisions(total - first, days - 1)) yield [first, ...rest];
    }
}

test('no cell of one to four authors is told, and no sum of hidden days that is of fewer than five', () => {
  fc.assert(
    fc.property(weekArbitrary, (week) => {
      const cells = close(week);
      const [days, [weekCell]] = [cells.slice(0, 7), cells.slice(7)];
      for (const [index, cell] of days.entries()) {
        if (hasFewAuthors(authorsOf([week[index] ?? {}]))) expect(cell.isHidden).toBe(true);
        else if (index < 6) expect(cell.isHidden).toBe(false);
      }
      if (weekCell === undefined || weekCell.isHidden) return;
      expect(weekCell.posts).toBe(week.reduce((sum, day) => sum + postsOf(day), 0));
      const hidden = week.filter((_, index) => days[index]?.isHidden);
      if (hidden.length > 0) expect(authorsOf(hidden)).toBeGreaterThanOrEqual(PUBLIC_AUTHORS_MIN);
    }),
    { numRuns: 2_000 },
  );
});

test('each hidden day of a told week can be of one, two, three or four posts, and more than that', () => {
  let seen = 0;
  fc.assert(
    fc.property(weekArbitrary, (week) => {
      const cells = close(week);
      const days = cells.slice(0, 7);
      const sum = days.filter(({ isHidden }) => isHidden).reduce((all, { posts }) => all + posts, 0);
      const count = days.filter(({ isHidden }) => isHidden).length;
      if (cells[7]?.isHidden !== false || count === 0 || sum > 18) return;
      seen += 1;
      const possible = Array.from({ length: count }, () => new Set<number>());
      for (const division of divisions(sum, count)) {
        // A reader who knows the rule leaves out what it would not have told: fewer than five authors in all.
        const authorsMax = division.reduce((all, posts) => all + Math.min(posts, PUBLIC_AUTHORS_MIN - 1), 0);
        expect(authorsMax).toBeGreaterThanOrEqual(PUBLIC_AUTHORS_MIN);
        for (const [index, posts] of division.entries()) possible[index]?.add(posts);
      }
      for (const values of possible) for (const posts of [1, 2, 3, 4]) expect(values).toContain(posts);
    }),
    { numRuns: 1_000, seed: 1 },
  );
  expect(seen).toBeGreaterThan(50);
});

test('a week is hidden only where its last day cannot protect the hidden ones', () => {
  fc.assert(
    fc.property(weekArbitrary, (week) => {
      const cells = close(week);
      if (cells[7]?.isHidden === false) return;
      expect(authorsOf(week.slice(-1))).toBeLessThan(PUBLIC_AUTHORS_MIN);
    }),
    { numRuns: 1_000 },
  );
});
