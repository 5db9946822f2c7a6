import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleOf } from './sample.ts';

test('a sample shows how an item is built and nothing of what it says', () => {
  expect(sampleOf({ id: 12, text: 'Иван Петров', tags: [1, 2], geo: null })).toBe(
    '{id: number, text: string(11), tags: array(2), geo: null}',
  );
  expect(sampleOf('Звоните 8-900')).toBe('xxxxxxx 0-000');
});

test('whatever the item, no letter or digit of a text in it is kept, and the length is bounded', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
      const sample = sampleOf(text);
      expect(sample.length).toBeLessThanOrEqual(300);
      expect(sample).not.toMatch(/(?!x)\p{L}|[1-9]/u);
      expect(sampleOf({ text })).toBe(`{text: string(${text.length})}`);
    }),
  );
});
