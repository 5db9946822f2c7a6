import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRegionTime } from '../../contracts/region-time.ts';
import { cutPeriod } from './buckets.ts';

const berlin = createRegionTime('Europe/Berlin');
const HOUR_MS = 3_600_000;
const hours = (edges: readonly number[]) =>
  edges.slice(1).map((edge, i) => (edge - (edges[i] ?? 0)) / HOUR_MS);

describe('the steps of a period', () => {
  test('days of a change of clocks have 23 and 25 hours', () => {
    const spring = { from: berlin.parse('2026-03-28'), to: berlin.parse('2026-03-31') };
    const autumn = { from: berlin.parse('2026-10-24'), to: berlin.parse('2026-10-27') };
    expect(hours(cutPeriod(berlin, 'day', spring).edges)).toEqual([24, 23, 24]);
    expect(hours(cutPeriod(berlin, 'day', autumn).edges)).toEqual([24, 25, 24]);
  });

  test('the repeated hour of autumn is two steps', () => {
    const night = { from: Date.parse('2026-10-24T23:00Z'), to: Date.parse('2026-10-25T03:00Z') };
    expect(cutPeriod(berlin, 'hour', night).starts).toEqual(
      [0, 1, 2, 3].map((n) => night.from + n * HOUR_MS),
    );
  });

  test('a first step that began before the period keeps its start, but not its posts', () => {
    const period = { from: Date.parse('2026-11-24T08:20Z'), to: Date.parse('2026-11-24T09:10Z') };
    const { starts, edges } = cutPeriod(berlin, 'day', period);
    expect(starts).toEqual([berlin.parse('2026-11-24')]);
    expect(edges).toEqual([period.from, period.to]);
  });

  test('steps cover the period without gap or overlap', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2030, 0) }),
        fc.integer({ min: 1, max: 300 * 24 * HOUR_MS }),
        fc.constantFrom('hour', 'day', 'week', 'month'),
        (from, length, unit) => {
          const { starts, edges } = cutPeriod(berlin, unit, { from, to: from + length });
          expect(edges[0]).toBe(from);
          expect(edges.at(-1)).toBe(from + length);
          expect(edges.length).toBe(starts.length + 1);
          expect(hours(edges).every((size) => size > 0)).toBe(true);
          expect(starts.every((start, i) => start <= (edges[i] ?? 0))).toBe(true);
        },
      ),
    );
  });

  test('more than 9,000 steps are refused with a way out', () => {
    const tooLong = { from: Date.UTC(2020, 0), to: Date.UTC(2026, 0) };
    expect(() => cutPeriod(berlin, 'hour', tooLong)).toThrow(
      expect.objectContaining({ code: 'input', where: 'step' }),
    );
  });
});
