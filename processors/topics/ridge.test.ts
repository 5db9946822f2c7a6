import fc from 'fast-check';
import { expect, test } from 'vitest';
import { descend } from './coordinate-descent.ts';
import { fitRidge } from './ridge.ts';
import type { SparseRow } from './feature-space.ts';

const FEATURES = 8;
const value = fc.integer({ min: -4, max: 4 });
const row = fc.array(value, { minLength: FEATURES, maxLength: FEATURES });
const dense = fc.array(row, { minLength: 2, maxLength: 12 });

function sparse(values: readonly number[]): SparseRow {
  const rows = [...values.keys()].filter((index) => values[index] !== 0);
  return { rows: Int32Array.from(rows), values: Float32Array.from(rows, (index) => values[index] ?? 0) };
}

test('going text by text leads to the exact solution', () => {
  fc.assert(
    fc.property(dense, (rows) => {
      const task = {
        texts: rows.map(sparse),
        classOf: Int32Array.from(rows, (_, i) => i % 2),
        classes: 2,
        features: FEATURES,
        weights: Float64Array.from(rows, (_, i) => 1 / (1 + (i % 3))),
        penalty: 5,
      };
      const exact = fitRidge(task);
      const diagonal = task.weights.map((weight) => task.penalty / weight);
      const found = descend({ ...task, diagonal }, 1000);
      exact.weights.forEach((each, i) => expect(found.weights[i]).toBeCloseTo(each, 1));
      exact.bias.forEach((each, i) => expect(found.bias[i]).toBeCloseTo(each, 1));
    }),
  );
});

test('classes that are apart are told apart, and a weight of a text moves the border', () => {
  const texts = [sparse([3, 0, 0, 0, 0, 0, 0, 0]), sparse([0, 3, 0, 0, 0, 0, 0, 0])];
  const fit = fitRidge({
    texts,
    classOf: Int32Array.of(0, 1),
    classes: 2,
    features: FEATURES,
    weights: Float64Array.of(1, 1),
    penalty: 0.1,
  });
  const score = (feature: number, c: number) => (fit.bias[c] ?? 0) + 3 * (fit.weights[feature * 2 + c] ?? 0);

  expect(score(0, 0)).toBeGreaterThan(0.9);
  expect(score(0, 1)).toBeLessThan(0.1);
  expect(score(1, 1)).toBeGreaterThan(0.9);
});
