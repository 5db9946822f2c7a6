import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createDateParser } from './parse-date.ts';

const parse = createDateParser('Europe/Moscow');
const iso = (text: string): string | null => {
  const ms = parse(text);
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
};

test.each([
  ['2026-11-24T10:15:00+03:00', '2026-11-24T07:15:00.000Z'],
  ['2026-11-24 10:15', '2026-11-24T07:15:00.000Z'],
  ['2026-11-24', '2026-11-23T21:00:00.000Z'],
  ['24.11.2026 10:15', '2026-11-24T07:15:00.000Z'],
  ['Tue, 24 Nov 2026 10:15:00 GMT', '2026-11-24T10:15:00.000Z'],
  ['Вт, 24 ноя 2026 10:15:00 +0300', '2026-11-24T07:15:00.000Z'],
  ['24 Nov 26 10:15 EST', '2026-11-24T15:15:00.000Z'],
  ['Tue Nov 24 10:15:00 MSK 2026', '2026-11-24T07:15:00.000Z'],
])('%s is read', (text, expected) => {
  expect(iso(text)).toBe(expected);
});

test.each(['', 'вчера', '31.02.2026', '2026-13-01', '24.11.2026 25:00', 'Nov'])('%j is no date', (text) => {
  expect(iso(text)).toBeNull();
});

test('whatever the text, there is a number or NaN, at once', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[\d .:,+TZ-]{0,60}$/)),
      (text) => {
        expect(typeof parse(text)).toBe('number');
      },
    ),
  );
  expect(typeof parse(' 1'.repeat(1_000_000))).toBe('number');
});
