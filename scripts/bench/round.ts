/** A number with as many digits as a measurement deserves: three significant ones, all before the point. */
export function round(value: number): number {
  if (Math.abs(value) >= 100) return Math.round(value);
  return Number(value.toPrecision(3));
}
