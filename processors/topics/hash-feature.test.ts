import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COLUMNS, hashSlice, letterColumns, pairOfHashes, stemColumn, termColumn } from './hash-feature.ts';

const word = fc.string({ unit: 'binary', maxLength: 60 });

test('every feature has a column of the table, the same each time', () => {
  fc.assert(
    fc.property(word, word, (left, right) => {
      const columns = () => [
        stemColumn(left),
        termColumn(left),
        pairOfHashes(hashSlice(left, 0, left.length, 2), hashSlice(right, 0, right.length, 2)),
        ...letterColumns(left),
      ];
      const found = columns();
      expect(found.every((column) => Number.isInteger(column) && column >= 0 && column < COLUMNS)).toBe(true);
      expect(columns()).toEqual(found);
    }),
  );
});

test('a slice is hashed as the word cut out of the text', () => {
  fc.assert(
    fc.property(word, word, word, (before, middle, after) => {
      const text = before + middle + after;
      const start = before.length;
      expect(hashSlice(text, start, start + middle.length, 3)).toBe(hashSlice(middle, 0, middle.length, 3));
    }),
  );
});

test('ten thousand stems spread over the columns as chance would', () => {
  const columns = new Set(Array.from({ length: 10_000 }, (_, i) => stemColumn(`слово${i}`)));

  // 10,000²/2/2²⁰ ≈ 48 of them meet another by chance.
  expect(columns.size).toBeGreaterThan(9_900);
});

test('a word of any length has a bounded number of runs of letters', () => {
  expect(letterColumns('а'.repeat(100_000)).length).toBeLessThanOrEqual(120);
  expect(letterColumns('вода')).toHaveLength(5 + 4 + 3 + 2);
});
