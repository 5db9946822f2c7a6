import type { RegionTime } from '../../contracts/region-time.ts';
import type { Buckets } from './buckets.ts';
import { previousShift, shiftDays, type Span } from './local-shift.ts';

/** Steps of one time, cut at the same places as those of the period. */
export interface Layer {
  span: Span;
  /** Step `i` begins at `starts[i]`, inside the span. */
  starts: number[];
}

/** The steps of the period itself. */
export function layerOf({ edges }: Buckets): Layer {
  return moved(edges, (ms) => ms);
}

/** The steps of the time of the same length just before. */
export function previousLayer(time: RegionTime, { edges }: Buckets, period: Span): Layer {
  return moved(edges, previousShift(time, period));
}

/** The steps `weeks` weeks earlier, at the same hours of the region's week. */
export function weekLayer(time: RegionTime, { edges }: Buckets, weeks: number): Layer {
  return moved(edges, (ms) => shiftDays(time, ms, -7 * weeks));
}

/** A change of clocks can move two steps onto one moment; it never moves one before its predecessor. */
function moved(edges: readonly number[], shift: (ms: number) => number): Layer {
  const starts: number[] = [];
  for (const edge of edges) starts.push(Math.max(shift(edge), starts.at(-1) ?? Number.NEGATIVE_INFINITY));
  const to = starts.pop() ?? 0;
  return { span: { from: starts[0] ?? to, to }, starts };
}

/** Where the steps of several layers begin, in one ascending list. */
export function allStarts(layers: readonly Layer[]): number[] {
  return [...new Set(layers.flatMap(({ starts }) => starts))].sort((a, b) => a - b);
}

/** Values by step of a layer from values by start; of two steps with one start, the first is empty. */
export function byStep<T>(layer: Layer, values: ReadonlyMap<number, T>): (T | undefined)[] {
  return layer.starts.map((start, step) =>
    layer.starts[step + 1] === start ? undefined : values.get(start),
  );
}
