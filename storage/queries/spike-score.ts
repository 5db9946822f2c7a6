import { USUAL_DISPERSION } from './dispersion.ts';
import { upperTail } from './negative-binomial.ts';

/**
 * Smallest mean that a score reckons with. Four weeks cannot tell a mean of 0 from one of 1, and without a floor the
 * first post of a quiet cell would be an endless surprise.
 */
const MEAN_MIN = 1;

/** What a count is held against. */
export interface Norm {
  /** Mean of the norm weeks. */
  expected: number;
  /** How many weeks it is the mean of; more than 0. */
  weeks: number;
  /** α of the variance μ + α·μ². */
  dispersion: number;
}

/**
 * Standard score of a count under the negative binomial NB2: (observed − expected) / √((μ + α·μ²)(1 + 1/weeks)), μ =
 * max(expected, 1). The second factor is the error of a mean of few weeks, by which a new count differs from it.
 * NB2 variance: Cameron and Trivedi, Regression Analysis of Count Data, 2nd ed., section 3.3; scores against few earlier
 * weeks: Farrington et al., Journal of the Royal Statistical Society A 159 (1996) 547–563; Noufaily et al., Statistics in
 * Medicine 32 (2013) 1206–1222.
 */
export function spikeScore(observed: number, { expected, weeks, dispersion }: Norm): number {
  const mean = Math.max(expected, MEAN_MIN);
  return (observed - expected) / Math.sqrt(variance(mean, dispersion) * (1 + 1 / weeks));
}

/** Standard deviation of the counts of a cell around this norm, √(μ + α·μ²), with the usual dispersion. */
export function deviation(expected: number): number {
  return Math.sqrt(variance(Math.max(expected, MEAN_MIN), USUAL_DISPERSION));
}

/**
 * One-sided p-value of a count: P(X ≥ observed) for the negative binomial with the mean and variance of `spikeScore`,
 * because a normal tail is some fifty times too small for counts below ten. 1 for a count that is not above its norm.
 */
export function spikeProbability(observed: number, { expected, weeks, dispersion }: Norm): number {
  const mean = Math.max(expected, MEAN_MIN);
  if (observed <= mean) return 1;
  const widened = (variance(mean, dispersion) * (1 + 1 / weeks) - mean) / mean ** 2;
  return upperTail(observed, mean, widened);
}

function variance(mean: number, dispersion: number): number {
  return mean + dispersion * mean ** 2;
}

/**
 * Benjamini–Hochberg adjusted p-values, in the order given: the smallest false discovery rate at which each would be
 * called. Benjamini and Hochberg, Journal of the Royal Statistical Society B 57 (1995) 289–300.
 */
export function adjustPValues(pValues: readonly number[]): number[] {
  const order = pValues.map((_, index) => index).sort((a, b) => (pValues[b] ?? 0) - (pValues[a] ?? 0));
  const adjusted = Array.from(pValues, () => 1);
  let least = 1;
  order.forEach((index, position) => {
    const rank = pValues.length - position;
    least = Math.min(least, (pValues[index] ?? 1) * (pValues.length / rank));
    adjusted[index] = least;
  });
  return adjusted;
}
