import type { SparseRow } from './feature-space.ts';
import { seededRandom } from './seeded-random.ts';

/** Texts, the class of each, and what its dual variable is held back with. */
export interface Descent {
  texts: readonly SparseRow[];
  classOf: Int32Array;
  classes: number;
  features: number;
  diagonal: Float64Array;
}

/** Weights of features × classes, and of the classes. */
export interface Fit {
  weights: Float32Array;
  bias: Float32Array;
}

const SEED = 0x0d_e5;
/** Root mean square of the steps of one round, of variables of about 1, from which on the labels stay. */
const STEP_MIN = 1e-3;

/**
 * Solves the dual of ridge regression text by text, for all classes at once: each step solves one text's equation
 * (stochastic dual coordinate ascent, Shalev-Shwartz and Zhang 2013; for quadratic loss the step is exact). Texts come in a
 * new order each round, the same in every training.
 */
export function descend({ texts, classOf, classes, features, diagonal }: Descent, roundsMax: number): Fit {
  const weights = new Float32Array(features * classes);
  const bias = new Float32Array(classes);
  const dual = new Float32Array(texts.length * classes);
  const lengths = texts.map(({ values }) => values.reduce((sum, value) => sum + value * value, 1));
  const order = Int32Array.from(texts.keys());
  const random = seededRandom(SEED);
  const steps = new Float32Array(classes);
  for (let round = 0; round < roundsMax; round += 1) {
    shuffle(order, random);
    let moved = 0;
    for (const i of order) {
      const text = texts[i];
      if (text === undefined) continue;
      const held = diagonal[i] ?? 1;
      steps.set(bias);
      addScores(weights, text, steps);
      for (let c = 0; c < classes; c += 1) {
        const at = i * classes + c;
        const target = classOf[i] === c ? 1 : 0;
        const step = (target - (steps[c] ?? 0) - held * (dual[at] ?? 0)) / ((lengths[i] ?? 1) + held);
        dual[at] = (dual[at] ?? 0) + step;
        bias[c] = (bias[c] ?? 0) + step;
        steps[c] = step;
        moved += step * step;
      }
      addSteps(weights, text, steps);
    }
    if (Math.sqrt(moved / dual.length) < STEP_MIN) break;
  }
  return { weights, bias };
}

function addScores(weights: Float32Array, { rows, values }: SparseRow, scores: Float32Array): void {
  const classes = scores.length;
  for (let k = 0; k < rows.length; k += 1) {
    const base = (rows[k] ?? 0) * classes;
    const value = values[k] ?? 0;
    for (let c = 0; c < classes; c += 1) scores[c] = (scores[c] ?? 0) + value * (weights[base + c] ?? 0);
  }
}

function addSteps(weights: Float32Array, { rows, values }: SparseRow, steps: Float32Array): void {
  const classes = steps.length;
  for (let k = 0; k < rows.length; k += 1) {
    const base = (rows[k] ?? 0) * classes;
    const value = values[k] ?? 0;
    for (let c = 0; c < classes; c += 1) {
      weights[base + c] = (weights[base + c] ?? 0) + value * (steps[c] ?? 0);
    }
  }
}

function shuffle(order: Int32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    const kept = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = kept;
  }
}
