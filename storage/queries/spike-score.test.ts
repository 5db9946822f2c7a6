import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adjustPValues, deviation, spikeProbability, spikeScore, type Norm } from './spike-score.ts';

const norm = (expected: number, given: Partial<Norm> = {}): Norm => ({
  expected,
  weeks: 4,
  dispersion: 0.1,
  ...given,
});

describe('the standard score', () => {
  test('is (observed − expected) over the deviation of a count from a mean of few weeks', () => {
    expect(spikeScore(200, norm(100))).toBeCloseTo(100 / Math.sqrt((100 + 0.1 * 100 ** 2) * 1.25), 10);
    expect(spikeScore(50, norm(100))).toBeLessThan(0);
  });

  test('the first posts of a quiet cell are no endless surprise', () => {
    expect(spikeScore(1, norm(0))).toBeLessThan(1);
    expect(spikeScore(10, norm(0))).toBeGreaterThan(3);
  });

  test('the same rise says less where counts swing more, and where fewer weeks are known', () => {
    expect(spikeScore(60, norm(20, { dispersion: 0.5 }))).toBeLessThan(spikeScore(60, norm(20)));
    expect(spikeScore(60, norm(20, { weeks: 1 }))).toBeLessThan(spikeScore(60, norm(20)));
  });
});

test('the deviation of a trend’s band is that of the usual dispersion', () => {
  expect(deviation(100)).toBeCloseTo(Math.sqrt(100 + 0.1 * 100 ** 2), 10);
});

describe('the probability', () => {
  test('is 1 for what is not above its norm, and falls as the count grows', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5_000 }),
        fc.double({ min: 0, max: 2_000, noNaN: true }),
        fc.integer({ min: 1, max: 4 }),
        (count, mean, weeks) => {
          const p = spikeProbability(count, norm(mean, { weeks }));
          if (count <= mean) expect(p).toBe(1);
          expect(p).toBeGreaterThanOrEqual(0);
          expect(spikeProbability(count + 1, norm(mean, { weeks }))).toBeLessThanOrEqual(p + 1e-12);
        },
      ),
    );
  });

  test('is far above that of a normal tail for a count below ten', () => {
    // z = 3.6, whose normal tail is 0.00016.
    expect(spikeProbability(5, norm(1, { weeks: 1_000_000, dispersion: 0.1 }))).toBeGreaterThan(0.003);
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
