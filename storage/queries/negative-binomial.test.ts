import fc from 'fast-check';
import { expect, test } from 'vitest';
import { upperTail } from './negative-binomial.ts';

/** Σ of the probabilities below the count, by their recurrence. */
function tailBySum(count: number, mean: number, dispersion: number): number {
  const size = 1 / dispersion;
  const p = mean / (mean + size);
  let term = (1 - p) ** size;
  let below = 0;
  for (let x = 0; x < count; x += 1) {
    below += term;
    term *= (p * (x + size)) / (x + 1);
  }
  return 1 - below;
}

test('agrees with the distribution computed from its definition', () => {
  // P(X ≥ 5) for mean 2, k = 10: 1 − Σ C(x + 9, x) (1/6)^x (5/6)^10, x = 0..4.
  const ways = [1, 10, 55, 220, 715];
  const below = ways.reduce((sum, count, x) => sum + count * (1 / 6) ** x * (5 / 6) ** 10, 0);
  expect(upperTail(5, 2, 0.1)).toBeCloseTo(1 - below, 13);
});

test('equals the sum of its terms for any mean and dispersion', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 400 }),
      fc.double({ min: 0.5, max: 300, noNaN: true }),
      fc.double({ min: 0.02, max: 2, noNaN: true }),
      (count, mean, dispersion) => {
        expect(upperTail(count, mean, dispersion)).toBeCloseTo(tailBySum(count, mean, dispersion), 9);
      },
    ),
  );
});

test('is a probability that falls as the count grows, also for millions of posts', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 5_000_000 }),
      fc.double({ min: 1, max: 3_000_000, noNaN: true }),
      (count, mean) => {
        const p = upperTail(count, mean, 0.1);
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(upperTail(count + 1 + Math.floor(count / 50), mean, 0.1)).toBeLessThanOrEqual(p + 1e-9);
      },
    ),
  );
});

test('keeps the digits of small tails', () => {
  // Geometric: k = 1, P(X ≥ n) = p^n, p = mean / (mean + 1).
  expect(upperTail(200, 1, 1) / 0.5 ** 200).toBeCloseTo(1, 9);
});
