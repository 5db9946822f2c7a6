/**
 * Dispersion α of the negative binomial, variance = μ + α·μ², where nothing is known: a busy cell swings by a third
 * (√0.1) from week to week.
 */
export const USUAL_DISPERSION = 0.1;
/** Counts are never as regular as this, and cells that swing more than by their own size have no norm to speak of. */
const DISPERSION_MIN = 0.02;
const DISPERSION_MAX = 1;
/** The usual dispersion weighs as much as this many average cells: a read of one cell keeps close to it. */
const PRIOR_CELLS = 10;

/**
 * The dispersion that all cells of a grid share, from their counts in the norm weeks (a list for each cell, all of the
 * same length). Moments of Bliss and Owen (Negative binomial distributions with a common k, Biometrika 45 (1958) 37–58):
 * α = Σ(s² − m) / Σ(m² − s²/n) over cells with mean m and variance s² of n weeks; drawn towards the usual value and kept
 * within 0.02 and 1. The usual value when fewer than two weeks are known.
 */
export function estimateDispersion(cells: readonly (readonly number[])[]): number {
  let excess = 0;
  let square = 0;
  let size = 0;
  for (const weeks of cells) {
    if (weeks.length < 2) return USUAL_DISPERSION;
    const mean = weeks.reduce((sum, count) => sum + count, 0) / weeks.length;
    const variance = weeks.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (weeks.length - 1);
    excess += variance - mean;
    square += mean ** 2 - variance / weeks.length;
    size += mean ** 2;
  }
  if (size === 0) return USUAL_DISPERSION;
  const prior = (PRIOR_CELLS * size) / cells.length;
  const estimate = (excess + USUAL_DISPERSION * prior) / (square + prior);
  return Math.min(DISPERSION_MAX, Math.max(DISPERSION_MIN, estimate));
}
