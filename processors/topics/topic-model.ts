import type { FeatureSpace } from './feature-space.ts';

/** A label as the training file has it. */
export type Label = string | number;

/** What a training had and how well it did on texts that it had not seen. */
export interface TrainingReport {
  trainedAt: string;
  rows: number;
  classes: number;
  /** Folds of the held-out numbers below. */
  folds: number;
  accuracy: number;
  weightedF1: number;
  macroF1: number;
  top5: number;
  /** Mean distance of confidence and share of right answers, in ten bins (expected calibration error). */
  calibrationError: number;
  /** Share of the held-out texts with an answer that is no abstention, and how often these are right. */
  answered: number;
  accuracyAnswered: number;
}

/** A trained linear model over hashed features. */
export interface TopicModel {
  labels: readonly Label[];
  space: FeatureSpace;
  /** rows × classes, each row by its own scale. */
  weights: Int8Array;
  scales: Float32Array;
  bias: Float32Array;
  /** Scores are divided by it before they become probabilities. */
  temperature: number;
  /** Confidence below which the model abstains. */
  threshold: number;
  /** Region whose terms were features. */
  region: string;
  report: TrainingReport;
}

const BYTE_MAX = 127;

/** Weights in one byte each: the greatest of a row becomes ±127. Loses nothing that the folds show. */
export function quantise(
  weights: Float32Array,
  classes: number,
): { weights: Int8Array; scales: Float32Array } {
  const scales = new Float32Array(classes === 0 ? 0 : weights.length / classes);
  const bytes = new Int8Array(weights.length);
  for (let row = 0; row < scales.length; row += 1) {
    const base = row * classes;
    let greatest = 0;
    for (let c = 0; c < classes; c += 1) greatest = Math.max(greatest, Math.abs(weights[base + c] ?? 0));
    const scale = greatest / BYTE_MAX;
    if (scale === 0) continue;
    scales[row] = scale;
    for (let c = 0; c < classes; c += 1) bytes[base + c] = Math.round((weights[base + c] ?? 0) / scale);
  }
  return { weights: bytes, scales };
}
