import { expect, test } from 'vitest';
import { f1Of, weightedF1Of } from './scores.ts';

const rows = [
  { gold: 'a', found: 'a' },
  { gold: 'a', found: 'b' },
  { gold: 'b', found: 'b' },
  { gold: 'b', found: 'b' },
  { gold: 'c', found: 'a' },
];

test('F1 of a class counts its hits, false and missed', () => {
  expect(f1Of(rows, 'a')).toBeCloseTo(2 / 4);
  expect(f1Of(rows, 'b')).toBeCloseTo(4 / 5);
  expect(f1Of(rows, 'c')).toBe(0);
  expect(f1Of([], 'a')).toBe(0);
});

test('weighted F1 weighs classes by how often they are right', () => {
  expect(weightedF1Of(rows)).toBeCloseTo((2 * 0.5 + 2 * 0.8 + 0) / 5);
  expect(weightedF1Of(rows.slice(2, 4))).toBe(1);
});
