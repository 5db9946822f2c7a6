import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRegionTime } from './region-time.ts';

const moscow = createRegionTime('Europe/Moscow');
const berlin = createRegionTime('Europe/Berlin');
const iso = (ms: number) => new Date(ms).toISOString();

describe('region time', () => {
  test('a day of Moscow begins at 21:00 UTC of the day before', () => {
    expect(iso(moscow.startOf('day', Date.parse('2026-11-24T08:00:00Z')))).toBe('2026-11-23T21:00:00.000Z');
  });

  test('weeks begin on Monday', () => {
    expect(iso(moscow.startOf('week', Date.parse('2026-11-29T20:59:00Z')))).toBe('2026-11-22T21:00:00.000Z');
    expect(moscow.hourOfWeek(Date.parse('2026-11-22T21:30:00Z'))).toBe(0);
    expect(moscow.hourOfWeek(Date.parse('2026-11-29T20:30:00Z'))).toBe(167);
  });

  test('input without a zone is region time, with a zone it is kept', () => {
    expect(iso(moscow.parse('2026-11-24'))).toBe('2026-11-23T21:00:00.000Z');
    expect(iso(moscow.parse('2026-11-24 08:00'))).toBe('2026-11-24T05:00:00.000Z');
    expect(iso(moscow.parse('2026-11-24T08:00:00Z'))).toBe('2026-11-24T08:00:00.000Z');
    expect(moscow.parse('2026-13-45')).toBeNaN();
  });

  test('a day may have 23 or 25 hours where clocks change', () => {
    const spring = Date.parse('2026-03-29T10:00:00Z');
    expect(berlin.add('day', spring, 1) - berlin.startOf('day', spring)).toBe(23 * 3_600_000);
  });

  test('a start of a unit is its own start, and never later than the moment', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(2006, 0), max: Date.UTC(2040, 0) }),
        fc.constantFrom('hour', 'day', 'week', 'month'),
        (ms, unit) => {
          const start = berlin.startOf(unit, ms);
          expect(start).toBeLessThanOrEqual(ms);
          expect(berlin.startOf(unit, start)).toBe(start);
        },
      ),
    );
  });
});
