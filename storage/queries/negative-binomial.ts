/** Lanczos coefficients for g = 7, n = 9: relative error of Γ below 10⁻¹⁴ (Godfrey, 2001, numericana.com/answer/info/godfrey.htm). */
const LANCZOS_G = 7;
const LANCZOS = [
  0.999_999_999_999_809_93, 676.520_368_121_885_1, -1_259.139_216_722_402_8, 771.323_428_777_653_13,
  -176.615_029_162_140_59, 12.507_343_278_686_905, -0.138_571_095_265_720_12, 9.984_369_578_019_571_6e-6,
  1.505_632_735_149_311_6e-7,
];
/** Smallest relative step of the continued fraction, and the number that stands for 0 in it. */
const EPSILON = 1e-14;
const TINY = 1e-300;
/** It converges in O(√max(a, b)) steps: enough for counts of ten million. */
const STEPS_MAX = 20_000;

/**
 * P(X ≥ count) of a negative binomial with this mean and the variance mean + dispersion · mean²: the regularised
 * incomplete beta function I_p(count, 1 / dispersion), p = mean / (mean + 1 / dispersion) (NIST DLMF 8.17.24). A tail sum
 * would be linear in the count and lose small tails to cancellation. `mean` and `dispersion` are above 0.
 */
export function upperTail(count: number, mean: number, dispersion: number): number {
  if (count <= 0) return 1;
  const size = 1 / dispersion;
  return incompleteBeta(count, size, mean / (mean + size), size / (mean + size));
}

/** I_x(a, b); `y` is 1 − x, given for its digits when x is near 1. */
function incompleteBeta(a: number, b: number, x: number, y: number): number {
  if (x <= 0) return 0;
  if (y <= 0) return 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(y));
  const value =
    x < (a + 1) / (a + b + 2) ? (front * fraction(a, b, x)) / a : 1 - (front * fraction(b, a, y)) / b;
  return Math.min(1, Math.max(0, value));
}

/** Continued fraction of the incomplete beta function (NIST DLMF 8.17.22), by the modified method of Lentz. */
function fraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m <= STEPS_MAX; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / awayFromZero(1 + even * d);
    c = awayFromZero(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / awayFromZero(1 + odd * d);
    c = awayFromZero(1 + odd / c);
    const step = d * c;
    value *= step;
    if (Math.abs(step - 1) < EPSILON) break;
  }
  return value;
}

function awayFromZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}

/** ln Γ(x) for x > 0. */
function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const shifted = x - 1;
  const base = shifted + LANCZOS_G + 0.5;
  const sum = LANCZOS.reduce(
    (total, term, index) => total + (index === 0 ? term : term / (shifted + index)),
    0,
  );
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(base) - base + Math.log(sum);
}
