import { expect, test } from 'vitest';
import { createRegionTime } from '../../contracts/region-time.ts';
import { compareDays, deviationsOf, firstWithData, verdictOf } from './compare.ts';

const time = createRegionTime('Europe/Moscow');
const now = Date.parse('2026-11-25T07:30:00.000Z');
const HOUR_MS = 3_600_000;
const start = time.add('day', now, -7);

function hourly(postsAt: (at: number) => number) {
  const hours = Math.ceil((now - start) / HOUR_MS);
  return Array.from({ length: hours }, (_, index) => {
    const at = start + index * HOUR_MS;
    return { at: new Date(at).toISOString(), posts: postsAt(at), clusters: 0, authors: 0 };
  });
}

test('compares the hours that have passed today with the same hours of each day before', () => {
  const points = hourly((at) => (at >= time.startOf('day', now) ? 2 : 1));
  const compared = compareDays(points, now, start, time);
  expect(compared.today).toBe(22);
  expect(compared.yesterday).toBe(11);
  expect(compared.norm).toBe(11);
  expect(compared.days).toEqual([11, 11, 11, 11, 11, 11, 11, 22]);
});

test('days before the first data are no data, not zero', () => {
  const first = time.add('day', now, -2);
  const points = hourly((at) => (at >= first ? 3 : 0));
  expect(firstWithData([{ points }])).toBe(first);
  expect(compareDays(points, now, first, time).norm).toBe(33);
  expect(compareDays(points, now, null, time).norm).toBeNull();
});

test('a day is judged only against a norm', () => {
  expect(verdictOf({ today: 10, norm: null })).toBe('unknown');
  expect([7, 10, 13].map((today) => verdictOf({ today, norm: 10 }))).toEqual(['calmer', 'usual', 'tenser']);
});

test('the score is the distance from the norm in standard deviations of the band', () => {
  const series = {
    key: 'pskov',
    points: [{ at: '', posts: 30, clusters: 0, authors: 0 }],
    compared: [{ at: '', posts: 10, low: 2, high: 18 }],
    explain: { posts: '' },
  };
  expect(deviationsOf([series])).toEqual([{ key: 'pskov', observed: 30, expected: 10, z: 5 }]);
  const { compared: _, ...bare } = series;
  expect(deviationsOf([bare])).toEqual([{ key: 'pskov', observed: 30, expected: null, z: null }]);
});
