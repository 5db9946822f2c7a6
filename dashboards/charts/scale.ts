/** Maps a domain to a range; a domain without length maps to the start of the range. */
export function linear(domain: readonly [number, number], range: readonly [number, number]) {
  const [from, to] = domain;
  const factor = to === from ? 0 : (range[1] - range[0]) / (to - from);
  return (value: number): number => range[0] + (value - from) * factor;
}

/**
 * Round axis values from 0 to at least `max`: steps of 1, 2 or 5 times a power of ten, whole numbers only, because
 * posts are counted. `count` is the wished number of steps.
 */
export function countTicks(max: number, count = 4): number[] {
  const rough = Math.max(max, 1) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10));
  const steps = Math.max(1, Math.ceil(Math.max(max, 1) / step));
  return Array.from({ length: steps + 1 }, (_, index) => index * step);
}

/** SVG path through points; empty for none. */
export function linePath(points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('');
}

/** SVG path of the band between two lines with the same x values. */
export function bandPath(upper: readonly (readonly [number, number])[], lower: typeof upper): string {
  if (upper.length === 0) return '';
  return `${linePath(upper)}${linePath(lower.toReversed()).replace('M', 'L')}Z`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
