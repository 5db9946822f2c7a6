import fc from 'fast-check';
import { expect, test } from 'vitest';
import { near, wordTest } from './near.ts';
import { plainWords } from './plain-words.ts';

const findShut = near('shut', 'коммент*', 'закры* отключил*', { reach: 3, either: true });

test('finds a pair in either order and quotes both with what lies between', () => {
  const text = 'Итак, комментарии под записью закрыты. Отключили комментарии!';
  expect(findShut(text).map(({ quote }) => quote)).toEqual([
    'комментарии под записью закрыты',
    'Отключили комментарии',
  ]);
});

test.each([
  'Комментарии не закрываем',
  'Комментарии читаем. Закрыта улица',
  'комментарии раз два три закрыты',
])('finds no pair in «%s»', (text) => {
  expect(findShut(text)).toEqual([]);
});

test('a list takes exact words and beginnings', () => {
  const isListed = wordTest('кот собак*');
  expect(['кот', 'собаками', 'собак', 'коты', 'соб'].map((norm) => isListed(norm))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});

test('words and quotes of any text stand at their places', () => {
  const unit = fc.oneof(
    fc.constantFrom('комментарии', ' закрыты', 'Ё', '. ', 'İ', '\u0301'),
    fc.string({ unit: 'binary', maxLength: 3 }),
  );
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 30 }), (parts) => {
      const text = parts.join('');
      for (const { start, end } of plainWords(text)) expect(end).toBeGreaterThan(start);
      for (const { quote, start, end } of findShut(text)) expect(text.slice(start!, end!)).toBe(quote);
    }),
  );
});
