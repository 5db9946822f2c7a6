import { describe, expect, test } from 'vitest';
import { createRegionTime } from '../../contracts/region-time.ts';
import { normStrideWeeks, previousShift, shiftDays } from './local-shift.ts';

const berlin = createRegionTime('Europe/Berlin');
const HOUR_MS = 3_600_000;

describe('shifts in the time of the region', () => {
  test('keep the hour of the wall clock over a change of clocks', () => {
    const monday = berlin.parse('2026-03-30T09:15');
    expect(shiftDays(berlin, monday, -7)).toBe(berlin.parse('2026-03-23T09:15'));
    expect(monday - shiftDays(berlin, monday, -7)).toBe(7 * 24 * HOUR_MS - HOUR_MS);
  });

  test('the period before whole days is as many whole days', () => {
    const period = { from: berlin.parse('2026-03-30'), to: berlin.parse('2026-04-02') };
    const shift = previousShift(berlin, period);
    expect([period.from, period.to].map(shift)).toEqual([berlin.parse('2026-03-27'), period.from]);
  });

  test('the period before any other is as long, and ends where it begins', () => {
    const period = { from: berlin.parse('2026-03-29T00:30'), to: berlin.parse('2026-03-29T05:30') };
    const shift = previousShift(berlin, period);
    expect(shift(period.to)).toBe(period.from);
    expect(period.from - shift(period.from)).toBe(period.to - period.from);
  });

  test('a norm of more than a week never meets its own period', () => {
    expect([1, 7 * 24, 7 * 24 + 1, 31 * 24].map((hours) => normStrideWeeks(hours * HOUR_MS))).toEqual([
      1, 1, 2, 5,
    ]);
  });
});
