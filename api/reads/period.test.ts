import { expect, test } from 'vitest';
import { createRegionTime } from '../../contracts/region-time.ts';
import { resolvePeriod, type UsualPeriod } from './period.ts';

const time = createRegionTime('Europe/Moscow');
const at = (now: string) => ({ clock: { now: () => Date.parse(now), sleep: async () => {} }, time });
const deps = at('2026-11-24T08:00:00.400Z');

function resolve(given: { from?: string; to?: string }, usual: UsualPeriod = 'week') {
  const { from, to } = resolvePeriod(given, usual, deps);
  return [from, to];
}

test('without a period it is seven days of the region, today included, to this second', () => {
  expect(resolve({})).toEqual(['2026-11-17T21:00:00.000Z', '2026-11-24T08:00:01.000Z']);
});

test('without a period hotspots are of 24 hours, and an export of everything', () => {
  expect(resolve({}, 'day')).toEqual(['2026-11-23T08:00:01.000Z', '2026-11-24T08:00:01.000Z']);
  expect(resolve({}, 'all')).toEqual(['2006-01-01T00:00:00.000Z', '2026-11-24T09:00:01.000Z']);
});

test('zoneless moments are the region’s, others as they say', () => {
  expect(resolve({ from: '2026-11-20', to: '2026-11-21T06:30' })).toEqual([
    '2026-11-19T21:00:00.000Z',
    '2026-11-21T03:30:00.000Z',
  ]);
  expect(resolve({ from: '2026-11-20T00:00:00Z', to: '2026-11-20T06:00+05:00' })[0]).toBe(
    '2026-11-20T00:00:00.000Z',
  );
});

test('a period that begins before any network did begins with the first one', () => {
  expect(resolve({ from: '2006-01-01' }, 'all')[0]).toBe('2006-01-01T00:00:00.000Z');
});

test('an end later today means now', () => {
  expect(resolve({ from: '2026-11-24', to: '2026-11-25' })).toEqual([
    '2026-11-23T21:00:00.000Z',
    '2026-11-24T08:00:01.000Z',
  ]);
});

test.each([
  ['empty', { from: '2026-11-20', to: '2026-11-20' }, 'from'],
  ['backward', { from: '2026-11-21', to: '2026-11-20' }, 'from'],
  ['beyond today', { from: '2026-11-20', to: '2026-11-26' }, 'to'],
  ['too long', { from: '2025-10-01', to: '2026-11-20' }, 'from'],
  ['over before any network began', { from: '0001-01-01', to: '0001-02-01' }, 'from'],
  ['no date', { from: '2026-13-01' }, 'from'],
  ['begun after now', { from: '2026-11-24T12:00' }, 'from'],
])('a period that is %s is refused', (_what, given, field) => {
  expect(() => resolve(given)).toThrow(
    expect.objectContaining({
      code: 'input',
      fields: expect.arrayContaining([expect.objectContaining({ field })]),
    }),
  );
});
