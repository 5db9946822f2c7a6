import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRegionTime } from '../../contracts/region-time.ts';
import { isMoment, localMinute, PRESETS, resolvePeriod, stepOf } from './period.ts';

const moscow = createRegionTime('Europe/Moscow');
const now = Date.parse('2026-11-25T06:30:20.000Z');

test('days are days of the region', () => {
  expect(resolvePeriod({ preset: 'yesterday' }, now, moscow)).toEqual({
    from: Date.parse('2026-11-23T21:00:00Z'),
    to: Date.parse('2026-11-24T21:00:00Z'),
  });
  expect(resolvePeriod({ preset: '7d' }, now, moscow).from).toBe(Date.parse('2026-11-18T21:00:00Z'));
});

test('every relative period but yesterday holds the present moment', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1.2e12, max: 2.2e12 }), fc.constantFrom(...PRESETS), (at, preset) => {
      const { from, to } = resolvePeriod({ preset }, at, moscow);
      expect(from).toBeLessThan(to);
      expect(from <= at && at < to).toBe(preset !== 'yesterday');
    }),
  );
});

test('a local minute reads back as the same moment', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2e7, max: 3.6e7 }), (minutes) => {
      const text = localMinute(minutes * 60_000, moscow);
      expect(isMoment(text)).toBe(true);
      expect(moscow.parse(text)).toBe(minutes * 60_000);
    }),
    // The hour that Moscow repeated on 26 October 2014 names two moments.
    { examples: [[Math.floor(now / 60_000)]], seed: 7 },
  );
});

test('a moment is what the API takes', () => {
  expect(['2026-11-24', '2026-11-24T08:00', '2026-11-24T08:00:00.000Z'].every(isMoment)).toBe(true);
  expect(['', '24.11.2026', '2026-11-24T', '2026-99-99', '2026-11-24T08:00 OR 1=1'].some(isMoment)).toBe(
    false,
  );
});

test('no step gives more than some 120 columns for a period of two years', () => {
  const hours = { hour: 1, day: 24, week: 168, month: 730 };
  for (let days = 1; days <= 730; days += 1) {
    const span = { from: 0, to: days * 86_400_000 };
    expect((days * 24) / hours[stepOf(span)]).toBeLessThanOrEqual(121);
  }
});
