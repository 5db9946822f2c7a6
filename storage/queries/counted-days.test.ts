import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitDays, type CountedDay, type CountedDays } from './counted-days.ts';
import type { Span } from './local-shift.ts';

/** Days are 10 long here, so that borders and cuts meet often. */
const DAY = 10;

function counted(starts: readonly number[], state: CountedDay['state'] = 'clean'): CountedDays {
  const days = new Map(
    starts.map((index) => [index * DAY, { end: (index + 1) * DAY, build: index + 1, state }] as const),
  );
  return { get: (start) => days.get(start), entries: () => days.entries() };
}

const spanArbitrary = fc
  .tuple(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 1, max: 60 }))
  .map(([from, length]): Span => ({ from, to: from + length }));

const covers = (spans: readonly Span[], at: number): number =>
  spans.filter(({ from, to }) => at >= from && at < to).length;

describe('spans split by counted days', () => {
  test('cover every moment of the spans once, in a day or in the rest, and no other moment', () => {
    fc.assert(
      fc.property(
        fc.array(spanArbitrary, { minLength: 1, maxLength: 4 }),
        fc.uniqueArray(fc.integer({ min: 0, max: 18 })),
        fc.array(fc.integer({ min: 0, max: 180 }), { maxLength: 3 }),
        (spans, starts, moments) => {
          const { builds, rest, around } = splitDays(counted(starts), spans, moments);
          const days = builds.map((build) => ({ from: (build - 1) * DAY, to: build * DAY }));
          for (let at = -1; at < 200; at += 1) {
            expect(covers(days, at) + covers(rest, at)).toBe(Math.min(1, covers(spans, at)));
          }
          const edges = [...moments, ...spans.flatMap(({ from, to }) => [from, to])];
          for (const { from, to } of days) {
            expect(edges.filter((edge) => edge > from && edge < to)).toEqual([]);
            expect(from).toBeGreaterThanOrEqual(around.from);
            expect(to).toBeLessThanOrEqual(around.to);
          }
        },
      ),
    );
  });

  test('take every clean day that lies in them whole and uncut', () => {
    const { builds, rest } = splitDays(counted([0, 1, 2, 3]), [{ from: 5, to: 40 }], [25]);
    expect(builds).toEqual([2, 4]);
    expect(rest).toEqual([
      { from: 5, to: 10 },
      { from: 20, to: 30 },
    ]);
  });

  test('take no sealed day: posts may have come since', () => {
    expect(splitDays(counted([0], 'sealed'), [{ from: 0, to: DAY }], []).builds).toEqual([]);
  });
});
