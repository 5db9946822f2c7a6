import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tileName, wrapName } from './wrap-name.ts';

test.each([
  ['Псков', 11, ['Псков']],
  ['Великие Луки', 9, ['Великие', 'Луки']],
  ['Струго-Красненский', 12, ['Струго-', 'Красненский']],
  ['Новосокольнический', 12, ['Новосоколь-', 'нический']],
  ['Пушкиногорский', 10, ['Пушкино-', 'горский']],
])('%s in lines of %d letters', (name, width, lines) => {
  expect(wrapName(name, width)).toEqual(lines);
});

test('never more than two lines, none longer than the width, and no letter lost unless an ellipsis says so', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[а-яёa-z -]{1,40}$/), fc.integer({ min: 4, max: 20 }), (name, width) => {
      const lines = wrapName(name, width);
      expect(lines.length).toBeGreaterThan(0);
      expect(lines.length).toBeLessThanOrEqual(2);
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(width);
      const letters = (text: string) => text.replace(/[- ]/g, '');
      if (!lines.some((line) => line.endsWith('…'))) expect(letters(lines.join(''))).toBe(letters(name));
    }),
  );
});

test('a tile leaves out the word for district', () => {
  expect(['Гдовский район', 'Gdovsky District', 'Псков'].map(tileName)).toEqual([
    'Гдовский',
    'Gdovsky',
    'Псков',
  ]);
});
