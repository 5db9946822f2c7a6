import { expect, test } from 'vitest';
import { retryAfterSeconds } from './retry-after.ts';

const now = Date.parse('2026-11-24T08:00:00Z');

test.each([
  ['120', 120],
  [' 0 ', 0],
  ['Tue, 24 Nov 2026 08:01:30 GMT', 90],
  ['Tue, 24 Nov 2026 07:00:00 GMT', 0],
  ['99999999999', null],
  ['9999999999', 604_800],
  ['-5', null],
  ['soon', null],
  ['', null],
  [undefined, null],
] as const)('Retry-After %s asks for %s seconds', (value, seconds) => {
  expect(retryAfterSeconds(value, now)).toBe(seconds);
});
