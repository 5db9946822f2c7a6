import { expect, test } from 'vitest';
import type { AlertCell } from '../contracts/reader.ts';
import { judgeCell } from './rule.ts';

const settings = { minAuthors: 5, minChannels: 2, zThreshold: 4 };
const cell = (given: Partial<AlertCell> = {}): AlertCell => ({
  districtId: 'opochetsky',
  block: 'housing',
  observed: 20,
  expected: 3,
  z: 6,
  authors: 9,
  channels: 3,
  clusters: 12,
  normWeeks: 4,
  ...given,
});

test('many voices in several channels above the norm raise an alarm', () => {
  expect(judgeCell(cell(), settings)).toBe('alarm');
});

test.each([
  ['four people', { authors: 4 }],
  ['one channel', { channels: 1 }],
  ['one text copied over and over', { clusters: 2 }],
])('%s raise none, however many the posts are', (_, given) => {
  expect(judgeCell(cell(given), settings)).toBe('between');
});

test('without a norm nothing is raised and nothing is calm', () => {
  expect(judgeCell(cell({ expected: null, z: null }), settings)).toBe('between');
});

test('an open alert closes only well below the threshold', () => {
  expect([3, 2.1, 1.9].map((z) => judgeCell(cell({ z }), settings))).toEqual(['between', 'between', 'calm']);
});
