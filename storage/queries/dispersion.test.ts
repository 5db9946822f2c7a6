import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from '../../tests/support/seeded-random.ts';
import { estimateDispersion, USUAL_DISPERSION } from './dispersion.ts';

/** A count of the negative binomial: Poisson with a mean that swings by a gamma, both summed from exponentials. */
function draw(random: () => number, mean: number, dispersion: number): number {
  const shape = Math.round(1 / dispersion);
  let swing = 0;
  for (let i = 0; i < shape; i += 1) swing -= Math.log(1 - random());
  const rate = (mean * swing) / shape;
  let count = 0;
  for (let passed = -Math.log(1 - random()); passed < rate; passed -= Math.log(1 - random())) count += 1;
  return count;
}

test.each([0.05, 0.25, 0.5])('finds the dispersion %d that counts were drawn with', (dispersion) => {
  const random = seededRandom(3);
  const cells = Array.from({ length: 400 }, (_, index) =>
    Array.from({ length: 4 }, () => draw(random, 5 + (index % 60), dispersion)),
  );
  expect(estimateDispersion(cells) / dispersion).toBeGreaterThan(0.8);
  expect(estimateDispersion(cells) / dispersion).toBeLessThan(1.2);
});

test('a read of one cell keeps close to the usual value, however it swings', () => {
  expect(estimateDispersion([[10, 0, 40, 2]])).toBeLessThan(3 * USUAL_DISPERSION);
  expect(estimateDispersion([[100, 100, 100, 100]])).toBeGreaterThan(0.5 * USUAL_DISPERSION);
});

test('without two weeks, without cells and without posts it is the usual value', () => {
  for (const cells of [[], [[]], [[7]], [[0, 0, 0, 0]]])
    expect(estimateDispersion(cells)).toBe(USUAL_DISPERSION);
});

test('stays within its bounds for any counts', () => {
  const weeks = fc.array(fc.nat(1_000_000), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(fc.array(weeks), (cells) => {
      expect(estimateDispersion(cells)).toBeGreaterThanOrEqual(0.02);
      expect(estimateDispersion(cells)).toBeLessThanOrEqual(1);
    }),
  );
});
