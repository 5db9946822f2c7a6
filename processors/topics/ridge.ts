import type { SparseRow } from './feature-space.ts';
import { factorise, solveAll } from './cholesky.ts';
import { descend } from './coordinate-descent.ts';

/** What is fitted: rows of texts, the class of each, and how much each counts. */
export interface RidgeTask {
  texts: readonly SparseRow[];
  classOf: Int32Array;
  classes: number;
  /** Rows of the feature space. */
  features: number;
  weights: Float64Array;
  /** The greater, the simpler the fit. */
  penalty: number;
}

/** A weight for each feature and class, and one for each class. */
export interface LinearFit {
  /** features × classes. */
  weights: Float32Array;
  bias: Float32Array;
}

/** Texts up to which the system is solved exactly: two thousand take about three seconds. */
const EXACT_MAX = 2000;
/** More rounds over many texts change the labels of the folds no more. */
const ROUNDS_MAX = 20;

/**
 * Weighted ridge regression of the classes' indicators on the features, solved in its dual form (Saunders, Gammerman
 * and Vovk 1998): (K + λD⁻¹)A = Y, W = XᵀA, K = XXᵀ + 1. Exactly for few texts, text by text for many.
 */
export function fitRidge(task: RidgeTask): LinearFit {
  const { texts, classOf, classes, weights, penalty } = task;
  const diagonal = Float64Array.from(weights, (weight) => penalty / weight);
  if (texts.length > EXACT_MAX) return descend({ ...task, diagonal }, ROUNDS_MAX);
  const targets = new Float64Array(texts.length * classes);
  for (let i = 0; i < texts.length; i += 1) targets[i * classes + (classOf[i] ?? 0)] = 1;
  const dual = solveAll(factorise(gram(task, diagonal), texts.length), targets, classes);
  return primal(task, dual);
}

/** K + λD⁻¹, lower triangle, row by row. */
function gram({ texts, features }: RidgeTask, diagonal: Float64Array): Float64Array {
  const size = texts.length;
  const matrix = new Float64Array(size * size);
  const { starts, owners, values } = byFeature(texts, features);
  for (let i = 0; i < size; i += 1) {
    const base = i * size;
    matrix.fill(1, base, base + i + 1);
    const text = texts[i];
    if (text === undefined) break;
    for (let k = 0; k < text.rows.length; k += 1) {
      const row = text.rows[k] ?? 0;
      const value = text.values[k] ?? 0;
      const end = starts[row + 1] ?? 0;
      for (let at = starts[row] ?? 0; at < end; at += 1) {
        const j = owners[at] ?? 0;
        if (j > i) break;
        matrix[base + j] = (matrix[base + j] ?? 0) + value * (values[at] ?? 0);
      }
    }
    matrix[base + i] = (matrix[base + i] ?? 0) + (diagonal[i] ?? 0);
  }
  return matrix;
}

/** The same numbers, feature by feature; owners ascend. */
function byFeature(texts: readonly SparseRow[], features: number) {
  const starts = new Int32Array(features + 1);
  for (const { rows } of texts) for (const row of rows) starts[row + 1] = (starts[row + 1] ?? 0) + 1;
  for (let row = 0; row < features; row += 1) starts[row + 1] = (starts[row + 1] ?? 0) + (starts[row] ?? 0);
  const next = starts.slice();
  const owners = new Int32Array(starts[features] ?? 0);
  const values = new Float64Array(owners.length);
  texts.forEach((text, owner) => {
    for (let k = 0; k < text.rows.length; k += 1) {
      const row = text.rows[k] ?? 0;
      const at = next[row] ?? 0;
      owners[at] = owner;
      values[at] = text.values[k] ?? 0;
      next[row] = at + 1;
    }
  });
  return { starts, owners, values };
}

function primal({ texts, classes, features }: RidgeTask, dual: Float64Array): LinearFit {
  const weights = new Float32Array(features * classes);
  const bias = new Float64Array(classes);
  texts.forEach(({ rows, values }, i) => {
    const from = i * classes;
    for (let c = 0; c < classes; c += 1) bias[c] = (bias[c] ?? 0) + (dual[from + c] ?? 0);
    for (let k = 0; k < rows.length; k += 1) {
      const base = (rows[k] ?? 0) * classes;
      const value = values[k] ?? 0;
      for (let c = 0; c < classes; c += 1) {
        weights[base + c] = (weights[base + c] ?? 0) + value * (dual[from + c] ?? 0);
      }
    }
  });
  return { weights, bias: Float32Array.from(bias) };
}
