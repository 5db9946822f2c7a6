import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from '../../tests/support/seeded-random.ts';
import { createSeriesDetector, type SeriesVerdict } from './series-detector.ts';
import type { SeriesState } from './series-state.ts';

type Row = readonly [at: number, value: number];

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MONDAY = Date.parse('2026-06-01T00:00:00Z');

const judge = (rows: readonly Row[], detector = createSeriesDetector()): SeriesVerdict[] =>
  rows.map(([at, value]) => detector.add(at, value));

const spikesOf = (rows: readonly Row[]): number[] =>
  judge(rows).flatMap(({ isSpike }, index) => (isSpike ? [index] : []));

const hourly = (values: readonly number[]): Row[] =>
  values.map((value, index) => [MONDAY + index * HOUR, value]);

/** A count of a Poisson process (Knuth's method). */
function poisson(mean: number, random: () => number): number {
  let count = -1;
  for (let left = 1; left > Math.exp(-mean); left *= random()) count += 1;
  return count;
}

const noise = (hours: number, mean: number, seed: number): number[] => {
  const random = seededRandom(seed);
  return Array.from({ length: hours }, () => poisson(mean, random));
};

/** Rows in the order of time, with gaps and rows of the same moment. */
const anyRows = fc
  .array(
    fc.tuple(
      fc.oneof(fc.integer({ min: 0, max: 2 * HOUR }), fc.constantFrom(0, HOUR, 9 * DAY)),
      fc.oneof(fc.nat({ max: 40 }), fc.constantFrom(0, 0.5, 1e6, Number.MAX_SAFE_INTEGER)),
    ),
    { minLength: 1, maxLength: 300 },
  )
  .map((steps) => {
    let at = MONDAY;
    return steps.map(([step, value]): Row => [(at += step), value]);
  });

test('a verdict depends on its row and those before it only', () => {
  fc.assert(
    fc.property(anyRows, anyRows, fc.nat({ max: 300 }), (rows, others, cut) => {
      const kept = rows.slice(0, cut);
      const end = kept.at(-1)?.[0] ?? MONDAY;
      const changed = [...kept, ...others.map(([at, value]): Row => [at - MONDAY + end, value])];

      expect(judge(changed).slice(0, kept.length)).toEqual(judge(rows).slice(0, kept.length));
    }),
    { numRuns: 60 },
  );
});

test('every number is finite and every expectation a count, whatever the rows', () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      for (const { expected, score } of judge(rows)) {
        expect(Number.isFinite(score)).toBe(true);
        expect(expected).toBeGreaterThanOrEqual(0);
        expect(Number.isFinite(expected)).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});

test('what is expected of a row does not depend on its value', () => {
  fc.assert(
    fc.property(anyRows, fc.nat({ max: 1e6 }), (rows, value) => {
      const [at] = rows.at(-1)!;
      const changed = [...rows.slice(0, -1), [at, value] as const];

      expect(judge(changed).at(-1)!.expected).toBe(judge(rows).at(-1)!.expected);
    }),
    { numRuns: 60 },
  );
});

test('a higher row never has a lower score', () => {
  fc.assert(
    fc.property(anyRows, fc.nat({ max: 1e6 }), (rows, more) => {
      const [at, value] = rows.at(-1)!;
      const higher = [...rows.slice(0, -1), [at, Math.min(value + more, Number.MAX_SAFE_INTEGER)] as const];

      expect(judge(higher).at(-1)!.score).toBeGreaterThanOrEqual(judge(rows).at(-1)!.score);
    }),
    { numRuns: 60 },
  );
});

test('goes on from a remembered state as if it had never stopped', () => {
  fc.assert(
    fc.property(anyRows, fc.nat({ max: 300 }), (rows, cut) => {
      const first = createSeriesDetector();
      const before = judge(rows.slice(0, cut), first);
      const state = JSON.parse(JSON.stringify(first.state)) as SeriesState;
      const after = judge(rows.slice(cut), createSeriesDetector({ state }));

      expect([...before, ...after]).toEqual(judge(rows));
    }),
    { numRuns: 60 },
  );
});

test('what it remembers stays small, however long and dense the series', () => {
  const random = seededRandom(1);
  const detector = createSeriesDetector();
  let at = MONDAY;
  for (let row = 0; row < 20_000; row += 1) detector.add((at += Math.floor(random() * 4_000)), random() * 9);

  expect(detector.state.recent.length).toBeLessThanOrEqual(720);
  expect(JSON.stringify(detector.state).length).toBeLessThan(60_000);
});

// Powers of two keep every sum exact; counts in thousands lie far above the Poisson floor.
test.each([2, 64, 4_096])('a busy series and one %d times as busy have the same scores', (times) => {
  const random = seededRandom(2);
  const values = Array.from({ length: 24 * 40 }, () => Math.floor(random() ** 4 * 40_000));
  const scores = (factor: number) =>
    judge(hourly(values.map((value) => value * factor))).map(({ score }) => score);

  expect(Math.max(...scores(1))).toBeGreaterThan(3);
  expect(scores(times)).toEqual(scores(1));
});

test('a series that is shifted by whole weeks has the same verdicts', () => {
  const rows = hourly(noise(24 * 30, 5, 3));
  const shifted = rows.map(([at, value]): Row => [at - 3_000 * 7 * DAY, value]);

  expect(judge(shifted)).toEqual(judge(rows));
});

test('single posts in a silent series are no spike, a handful within the hour is', () => {
  const values = Array.from({ length: 24 * 20 }, (_, hour) => (hour % 37 === 0 ? 1 : 0));

  expect(spikesOf(hourly([...values, 2, 0, 0, 1]))).toEqual([]);
  expect(spikesOf(hourly([...values, 0, 9]))).toEqual([values.length + 1]);
});

test('a slow rise over three hours is found though no hour of it is', () => {
  const values = noise(24 * 30, 0.1, 4);
  const [one, three] = [hourly([...values, 0, 0, 3]), hourly([...values, 0, 3, 3, 3])];

  expect(spikesOf(one)).toEqual([]);
  expect(spikesOf(three).length).toBe(1);
});

test('what comes every day at the same hour is expected, and a spike at any other hour', () => {
  const random = seededRandom(5);
  const values = Array.from({ length: 24 * 40 }, (_, hour) => poisson(hour % 24 === 9 ? 60 : 3, random));
  const rows = hourly(values);
  const verdicts = judge(rows);

  expect(verdicts.slice(24 * 7).filter(({ isSpike }) => isSpike)).toEqual([]);
  expect(verdicts[24 * 39 + 9]!.expected).toBeGreaterThan(35);
  expect(verdicts[24 * 39 + 15]!.expected).toBeLessThan(10);
});

test('what comes every week at the same hour is told from the other days', () => {
  const random = seededRandom(6);
  const values = Array.from({ length: 24 * 7 * 16 }, (_, hour) =>
    poisson(hour % 168 === 10 ? 80 : 5, random),
  );
  const verdicts = judge(hourly(values));

  expect(verdicts[168 * 15 + 10]!.expected).toBeGreaterThan(2 * verdicts[168 * 15 + 24 + 10]!.expected);
});

test('an event is told once in a day, and again when it has doubled', () => {
  const values = noise(24 * 40, 2, 7);
  const wave = (...heights: number[]) => spikesOf(hourly([...values, ...heights]));

  expect(wave(40, 40, 40, 40, 40)).toEqual([values.length]);
  expect(wave(40, 40, 400, 400)).toEqual([values.length, values.length + 2]);
  const next = wave(40, ...noise(24 * 10, 2, 8), 60);
  expect(next).toEqual([values.length, values.length + 241]);
});

test('nothing is told in the first day, nor of the first day after it', () => {
  const values = Array.from({ length: 24 }, (_, hour) => (hour === 20 ? 5_000 : 1));

  expect(spikesOf(hourly([...values, 1, 1, 1]))).toEqual([]);
});

test('after a gap the usual is no spike', () => {
  const values = noise(24 * 30, 20, 9);
  const gap = noise(48, 20, 10).map((value, hour): Row => [MONDAY + (24 * 44 + hour) * HOUR, value]);

  expect(spikesOf([...hourly(values), ...gap])).toEqual([]);
});

test('chance alone is told a few times a year at most', () => {
  const counts = [0.1, 1, 10].map(
    (mean, index) => spikesOf(hourly(noise(24 * 365, mean, 20 + index))).length,
  );

  expect(Math.max(...counts)).toBeLessThanOrEqual(6);
});

test.each([
  [MONDAY - 1, 5],
  [MONDAY, -1],
  [MONDAY, Number.NaN],
  [MONDAY, Number.POSITIVE_INFINITY],
  [Number.NaN, 1],
  [9e15, 1],
])('refuses an earlier row and what is no count (%d, %d), and learns nothing of it', (at, value) => {
  const detector = createSeriesDetector();
  detector.add(MONDAY, 3);
  const before = JSON.stringify(detector.state);

  expect(() => detector.add(at, value)).toThrow(expect.objectContaining({ code: 'input' }));
  expect(JSON.stringify(detector.state)).toBe(before);
});
