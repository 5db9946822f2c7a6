import type { SparseRow } from './feature-space.ts';
import type { LinearFit } from './ridge.ts';

/** Weight of the background in the estimate of a class; the less, the more a class trusts its few texts. */
const BACKGROUND = 0.01;

/**
 * Adds to a fit how much likelier each feature is in a class than anywhere: naive Bayes, smoothed with the frequencies
 * of all texts. Alone it is worse than the fit, yet it knows more of classes with few texts (Wang and Manning 2012).
 */
export function addLogRatios(
  fit: LinearFit,
  texts: readonly SparseRow[],
  classOf: Int32Array,
  share: number,
): void {
  const classes = fit.bias.length;
  const features = fit.weights.length / classes;
  const sums = new Float32Array(fit.weights.length);
  const inClass = new Float64Array(classes);
  const inAll = new Float64Array(features);
  let total = 0;
  texts.forEach(({ rows, values }, i) => {
    const owner = classOf[i] ?? 0;
    for (let k = 0; k < rows.length; k += 1) {
      const row = rows[k] ?? 0;
      const value = values[k] ?? 0;
      sums[row * classes + owner] = (sums[row * classes + owner] ?? 0) + value;
      inClass[owner] = (inClass[owner] ?? 0) + value;
      inAll[row] = (inAll[row] ?? 0) + value;
      total += value;
    }
  });
  const mass = BACKGROUND * features;
  for (let row = 0; row < features; row += 1) {
    const frequency = (inAll[row] ?? 0) / total;
    if (!(frequency > 0)) continue;
    for (let c = 0; c < classes; c += 1) {
      const at = row * classes + c;
      const own = ((sums[at] ?? 0) + mass * frequency) / ((inClass[c] ?? 0) + mass);
      fit.weights[at] = (fit.weights[at] ?? 0) + share * Math.log(own / frequency);
    }
  }
}
