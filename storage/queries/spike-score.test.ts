import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adjustPValues, spikeScore, upperTail } from './spike-score.ts';

describe('the standard score', () => {
  test('is (observed − expected) over the negative-binomial deviation', () => {
    expect(spikeScore(200, 100)).toBeCloseTo(100 / Math.sqrt(100 + 100 ** 2 / 10), 10);
    expect(spikeScore(50, 100)).toBeLessThan(0);
  });

  test('the first posts of a quiet cell are no endless surprise', () => {
    expect(spikeScore(1, 0)).toBeLessThan(1);
    expect(spikeScore(10, 0)).toBeGreaterThan(3);
  });
});

describe('the upper tail', () => {
  test('agrees with the negative binomial computed from its definition', () => {
    // P(X ≥ 5) for mean 2, k = 10: 1 − Σ C(x + 9, x) (1/6)^x (5/6)^10, x = 0..4.
    const choose = [1, 10, 55, 220, 715];
    const below = choose.reduce((sum, ways, x) => sum + ways * (1 / 6) ** x * (5 / 6) ** 10, 0);
    expect(upperTail(5, 2)).toBeCloseTo(1 - below, 12);
  });

  test('is a probability that falls as the count grows', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5_000 }),
        fc.double({ min: 0, max: 2_000, noNaN: true }),
        (count, mean) => {
          const p = upperTail(count, mean);
          expect(p).toBeGreaterThan(0);
          expect(p).toBeLessThanOrEqual(1);
          expect(upperTail(count + 1, mean)).toBeLessThanOrEqual(p);
        },
      ),
    );
  });
});

describe('Benjamini–Hochberg', () => {
  test('gives the adjusted values of the worked example of the procedure', () => {
    const adjusted = adjustPValues([0.01, 0.04, 0.03, 0.005]);
    expect(adjusted.map((value) => Number(value.toFixed(4)))).toEqual([0.02, 0.04, 0.04, 0.02]);
  });

  test('keeps the order of the p-values and never goes below them or above 1', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (pValues) => {
        const adjusted = adjustPValues(pValues);
        pValues.forEach((p, i) => {
          expect(adjusted[i]).toBeGreaterThanOrEqual(p);
          expect(adjusted[i]).toBeLessThanOrEqual(1);
          pValues.forEach((other, j) => {
            if (p < other) expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j] ?? 1);
          });
        });
      }),
    );
  });
});
