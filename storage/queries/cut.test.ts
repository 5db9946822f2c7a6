import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRegionTime } from '../../contracts/region-time.ts';
import { cutPeriod } from './buckets.ts';
import { allStarts, byStep, layerOf, previousLayer, weekLayer } from './cut.ts';

const berlin = createRegionTime('Europe/Berlin');
const HOUR_MS = 3_600_000;

describe('steps of earlier times', () => {
  test('have the hours of the wall clock, also across a change of clocks', () => {
    const period = { from: berlin.parse('2026-03-30T08:00'), to: berlin.parse('2026-03-30T11:00') };
    const { starts, span } = weekLayer(berlin, cutPeriod(berlin, 'hour', period), 1);
    expect(starts.map((ms) => berlin.parts(ms).hour)).toEqual([8, 9, 10]);
    expect(span).toEqual({ from: berlin.parse('2026-03-23T08:00'), to: berlin.parse('2026-03-23T11:00') });
  });

  test('of the period before end where the period begins', () => {
    const period = { from: berlin.parse('2026-11-10'), to: berlin.parse('2026-11-13') };
    const { starts, span } = previousLayer(berlin, cutPeriod(berlin, 'day', period), period);
    expect(span).toEqual({ from: berlin.parse('2026-11-07'), to: period.from });
    expect(starts).toEqual(['2026-11-07', '2026-11-08', '2026-11-09'].map((day) => berlin.parse(day)));
  });

  test('of two steps that a change of clocks moves onto one moment, the first is empty', () => {
    // The hour 02–03 of 25 October occurs twice; a week before it occurs once.
    const night = { from: Date.parse('2026-10-25T00:00Z'), to: Date.parse('2026-10-25T02:00Z') };
    const layer = weekLayer(berlin, cutPeriod(berlin, 'hour', night), 1);
    expect(layer.starts[0]).toBe(layer.starts[1]);
    const values = new Map([[layer.starts[0] ?? 0, 5]]);
    expect(byStep(layer, values)).toEqual([undefined, 5]);
  });

  test('never run backwards and keep their number', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(2026, 1), max: Date.UTC(2026, 11) }),
        fc.integer({ min: 1, max: 100 * HOUR_MS }),
        fc.integer({ min: 1, max: 8 }),
        (from, length, weeks) => {
          const buckets = cutPeriod(berlin, 'hour', { from, to: from + length });
          const layer = weekLayer(berlin, buckets, weeks);
          expect(layer.starts).toHaveLength(buckets.starts.length);
          expect(layer.starts).toEqual([...layer.starts].sort((a, b) => a - b));
          expect(layer.span.to).toBeGreaterThanOrEqual(layer.starts.at(-1) ?? Number.NaN);
          const starts = allStarts([layerOf(buckets), layer]);
          expect(new Set(starts).size).toBe(starts.length);
        },
      ),
    );
  });
});
