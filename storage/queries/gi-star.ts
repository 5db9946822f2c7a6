/** Below this many districts the statistic has no distribution to speak of. */
const DISTRICTS_MIN = 5;

/**
 * Getis–Ord Gi* of every district, as a standard score: whether the values of a district and its neighbours together are
 * higher than those of the whole. With row-standardised binary weights w over the m districts of a neighbourhood, itself
 * included (Σw = 1, Σw² = 1/m):
 *
 *     Gi* = (Σ w·x − x̄) / (s · √((n/m − 1) / (n − 1)))
 *
 * x̄ and s are mean and deviation (over n) of all n districts. Ord and Getis, Local spatial autocorrelation statistics,
 * Geographical Analysis 27 (1995) 286–306, equation 14. Empty when there are fewer than five districts or all values are
 * equal; a district whose neighbourhood is the whole region has none.
 */
export function giStar(
  values: ReadonlyMap<string, number>,
  neighbourhoods: ReadonlyMap<string, readonly string[]>,
): Map<string, number> {
  const districts = [...neighbourhoods];
  const n = districts.length;
  const all = districts.map(([id]) => values.get(id) ?? 0);
  const mean = sum(all) / n;
  const deviation = Math.sqrt(sum(all.map((value) => (value - mean) ** 2)) / n);
  const scores = new Map<string, number>();
  if (n < DISTRICTS_MIN || deviation <= Number.EPSILON * Math.abs(mean)) return scores;
  for (const [id, around] of districts) {
    const m = around.length;
    if (m >= n) continue;
    const local = sum(around.map((other) => values.get(other) ?? 0)) / m;
    scores.set(id, (local - mean) / (deviation * Math.sqrt((n / m - 1) / (n - 1))));
  }
  return scores;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
