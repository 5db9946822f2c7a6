import type { Span } from './local-shift.ts';

/** A day whose counts are in `day_counts`. */
export interface CountedDay {
  /** First moment of the next day, UTC milliseconds. */
  end: number;
  /** Its rows of `day_counts` are those of this build. */
  build: number;
  /** clean: all its counts are right; sealed: its authors are, while posts may have come since. */
  state: 'clean' | 'sealed';
}

/** Which days of the region can be read from `day_counts`. */
export interface CountedDays {
  /** The day that begins at this moment; undefined when it was not counted, or written to since. */
  get(start: number): CountedDay | undefined;
  entries(): Iterable<[start: number, day: CountedDay]>;
}

/** Spans in two parts. */
export interface SplitSpans {
  /** Builds of the clean days that lie in the spans whole and uncut. */
  builds: number[];
  /** From the first of those days to the end of the last. */
  around: Span;
  /** The rest. */
  rest: Span[];
}

/** Takes the days that were counted out of spans, which may overlap. `moments` are where the reader cuts time. */
export function splitDays(
  days: CountedDays | undefined,
  spans: readonly Span[],
  moments: readonly number[],
): SplitSpans {
  const united = unite(spans);
  if (days === undefined) return { builds: [], around: { from: 0, to: 0 }, rest: united };
  const cuts = [...moments, ...spans.flatMap(({ from, to }) => [from, to])].sort((a, b) => a - b);
  const taken: (Span & { build: number })[] = [];
  for (const [from, { end, build, state }] of days.entries()) {
    if (state !== 'clean' || !united.some((span) => span.from <= from && end <= span.to)) continue;
    const nextCut = cuts[firstAbove(cuts, from)] ?? end;
    if (nextCut >= end) taken.push({ from, to: end, build });
  }
  taken.sort((a, b) => a.from - b.from);
  return {
    builds: taken.map(({ build }) => build),
    around: { from: taken[0]?.from ?? 0, to: taken.at(-1)?.to ?? 0 },
    rest: without(united, taken),
  };
}

function unite(spans: readonly Span[]): Span[] {
  const united: Span[] = [];
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    const last = united.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else if (from < to) united.push({ from, to });
  }
  return united;
}

/** Both lists ascend, and every taken span lies in one of the others. */
function without(spans: readonly Span[], taken: readonly Span[]): Span[] {
  const rest: Span[] = [];
  let index = 0;
  for (const { from, to } of spans) {
    let at = from;
    for (let next = taken[index]; next !== undefined && next.to <= to; next = taken[++index]) {
      if (at < next.from) rest.push({ from: at, to: next.from });
      at = next.to;
    }
    if (at < to) rest.push({ from: at, to });
  }
  return rest;
}

/** Index of the first number above `value` in an ascending list. */
function firstAbove(list: readonly number[], value: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] ?? value) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
