import { expect, test } from 'vitest';
import { createDataClock } from './clock.ts';

const NOW = Date.parse('2026-11-25T12:00:00.000Z');
const HOUR_MS = 3_600_000;

test('a browser clock that is hours off is put right, the seconds of a request are left alone', () => {
  const clock = createDataClock(() => NOW);
  clock.learnServer(new Date(NOW + 20_000).toUTCString());
  expect(clock.now()).toBe(NOW);
  clock.learnServer(new Date(NOW - 3 * HOUR_MS).toUTCString());
  expect(clock.now()).toBe(NOW - 3 * HOUR_MS);
});

test('a demonstration that runs ahead takes the clock with it, a quiet night does not hold it back', () => {
  const clock = createDataClock(() => NOW);
  clock.learnNewest(new Date(NOW + 5 * HOUR_MS).toISOString());
  expect(clock.now()).toBe(NOW + 5 * HOUR_MS);
  clock.learnNewest(new Date(NOW - 5 * HOUR_MS).toISOString());
  expect(clock.now()).toBe(NOW);
});

test('headers and times that cannot be read change nothing', () => {
  const clock = createDataClock(() => NOW);
  clock.learnServer(null);
  clock.learnServer('soon');
  clock.learnNewest(null);
  clock.learnNewest('soon');
  expect(clock.now()).toBe(NOW);
});
