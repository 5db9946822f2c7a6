import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bandPath, countTicks, linear, linePath } from './scale.ts';

test('ticks begin at 0, rise by one whole step, reach the largest value and stay few', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1e7, noNaN: true }),
      fc.integer({ min: 2, max: 8 }),
      (max, count) => {
        const ticks = countTicks(max, count);
        const step = ticks[1] ?? 0;
        expect(ticks[0]).toBe(0);
        expect(Number.isInteger(step) && step >= 1).toBe(true);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(max);
        expect(ticks.every((tick, index) => tick === index * step)).toBe(true);
        expect(ticks.length).toBeLessThanOrEqual(count + 2);
      },
    ),
  );
});

test('ticks are round numbers', () => {
  expect(countTicks(87)).toEqual([0, 50, 100]);
  expect(countTicks(3)).toEqual([0, 1, 2, 3]);
  expect(countTicks(0)).toEqual([0, 1]);
});

test('a scale meets both ends of its range', () => {
  const scale = linear([10, 20], [100, 0]);
  expect([scale(10), scale(15), scale(20)]).toEqual([100, 50, 0]);
  expect(linear([5, 5], [30, 90])(5)).toBe(30);
});

test('paths go through their points, and a band goes back along its lower line', () => {
  expect(
    linePath([
      [0, 1],
      [2.04, 3.06],
    ]),
  ).toBe('M0 1L2 3.1');
  expect(
    bandPath(
      [
        [0, 1],
        [2, 1],
      ],
      [
        [0, 5],
        [2, 5],
      ],
    ),
  ).toBe('M0 1L2 1L2 5L0 5Z');
  expect(bandPath([], [])).toBe('');
});
