import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrowOf, levelOf, LEVELS } from './level.ts';

test.each([
  [-2, 'muchLess'],
  [-1.99, 'less'],
  [-1, 'less'],
  [0, 'usual'],
  [1, 'more'],
  [2, 'muchMore'],
  [3, 'spike'],
  [null, 'unknown'],
  [Number.NaN, 'unknown'],
])('a score of %s is %s', (z, level) => {
  expect(levelOf(z)).toBe(level);
});

test('a higher score never has a quieter level', () => {
  const score = fc.double({ min: -50, max: 50, noNaN: true });
  fc.assert(
    fc.property(score, score, (a, b) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)].map((z) =>
        LEVELS.findIndex((name) => name === levelOf(z)),
      );
      expect(low).toBeLessThanOrEqual(high ?? -1);
    }),
  );
});

test('every level has an arrow of its own', () => {
  const arrows = [...LEVELS, 'unknown' as const].map(arrowOf);
  expect(new Set(arrows).size).toBe(arrows.length);
});
