import { expect, test } from 'vitest';
import { cutHours } from './cut-hours.ts';

const HOUR_MS = 3_600_000;
const at = (hours: number): number => hours * HOUR_MS;

test('the hours that an edge or a moment falls into are cut, and only what is asked for of them', () => {
  expect(cutHours([{ from: at(1.5), to: at(4) }], [at(2.25), at(3)])).toEqual({
    hours: [at(2), at(1)],
    pieces: [
      { from: at(2), to: at(3) },
      { from: at(1.5), to: at(2) },
    ],
  });
});

test('whole hours cut nothing', () => {
  expect(cutHours([{ from: at(1), to: at(4) }], [at(2)])).toEqual({ hours: [], pieces: [] });
});

test('too many cut hours are not worth it', () => {
  const moments = Array.from({ length: 49 }, (_, index) => at(index + 0.5));
  expect(cutHours([{ from: 0, to: at(60) }], moments)).toBeNull();
  expect(cutHours([{ from: 0, to: at(60) }], moments.slice(1))?.hours.length).toBe(48);
});
