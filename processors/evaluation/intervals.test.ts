import fc from 'fast-check';
import { expect, test } from 'vitest';
import { measuredScore, measuredShare } from './intervals.ts';

test('a share has the Wilson interval of the textbook', () => {
  const { value, low, high } = measuredShare('x', 8, 10);
  expect(value).toBe(0.8);
  expect(low).toBeCloseTo(0.49, 2);
  expect(high).toBeCloseTo(0.943, 2);
});

test('an interval holds the share, lies within 0 and 1, and narrows with more rows', () => {
  const rows = fc.integer({ min: 1, max: 10_000 });
  fc.assert(
    fc.property(rows, fc.double({ min: 0, max: 1, noNaN: true }), (count, part) => {
      const hits = Math.round(count * part);
      const one = measuredShare('x', hits, count);
      const many = measuredShare('x', hits * 10, count * 10);
      expect(one.low).toBeLessThanOrEqual(one.value + 1e-9);
      expect(one.high).toBeGreaterThanOrEqual(one.value - 1e-9);
      expect(Math.min(one.low, 1 - one.high)).toBeGreaterThanOrEqual(0);
      expect(many.high - many.low).toBeLessThan(one.high - one.low);
    }),
  );
});

test('nothing measured is told as such', () => {
  expect(measuredShare('x', 0, 0)).toMatchObject({ value: 0, low: 0, high: 1, rows: 0 });
});

test('a score has the same bootstrap interval every time, around its value', () => {
  const rows = Array.from({ length: 200 }, (_, index) => (index % 4 === 0 ? 0 : 1));
  const mean = (some: readonly number[]) => some.reduce((sum, row) => sum + row, 0) / some.length;
  const one = measuredScore('x', rows, mean);
  expect(measuredScore('x', rows, mean)).toEqual(one);
  expect(one.value).toBe(0.75);
  expect(one.low).toBeGreaterThan(0.67);
  expect(one.low).toBeLessThan(0.72);
  expect(one.high).toBeGreaterThan(0.78);
  expect(one.high).toBeLessThan(0.83);
});
