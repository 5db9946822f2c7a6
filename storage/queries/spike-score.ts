/**
 * Dispersion k of the negative binomial: variance = μ + μ²/k. 10 lets a busy cell swing by a third around its norm
 * (1/√10) before anything is surprising, which is the week-to-week swing of a district's ordinary talk.
 */
const DISPERSION = 10;
/**
 * Smallest mean that a score reckons with. Four weeks cannot tell a mean of 0 from one of 1, and without a floor the
 * first post of a quiet cell would be an endless surprise.
 */
const MEAN_MIN = 1;
/** A tail below this changes no decision; the sum stops there. */
const TAIL_MIN = 1e-15;

/**
 * Standard score of a count under the negative binomial NB2: (observed − expected) / √(μ + μ²/k), μ = max(expected, 1).
 * NB2 variance: Cameron and Trivedi, Regression Analysis of Count Data, 2nd ed., section 3.3; its use for surveillance
 * of counts: Noufaily et al., Statistics in Medicine 32 (2013) 1206–1222.
 */
export function spikeScore(observed: number, expected: number): number {
  return (observed - expected) / deviation(expected);
}

/** Standard deviation of a count with this norm: √(μ + μ²/k), μ = max(expected, 1). */
export function deviation(expected: number): number {
  const mean = Math.max(expected, MEAN_MIN);
  return Math.sqrt(mean + mean ** 2 / DISPERSION);
}

/**
 * One-sided p-value: P(X ≥ observed) for X ~ NB2(max(expected, 1), k), summed exactly, because a normal tail is some
 * fifty times too small for counts below ten. Linear in `observed`; 1 for a count that is not above its norm.
 */
export function upperTail(observed: number, expected: number): number {
  const mean = Math.max(expected, MEAN_MIN);
  if (observed <= mean) return 1;
  const failure = mean / (mean + DISPERSION);
  let term = (1 - failure) ** DISPERSION;
  let tail = 1;
  for (let count = 0; count < observed && tail > TAIL_MIN; count += 1) {
    tail -= term;
    term *= (failure * (count + DISPERSION)) / (count + 1);
  }
  return Math.max(tail, TAIL_MIN);
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
