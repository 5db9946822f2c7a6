import fc from 'fast-check';
import { expect, test } from 'vitest';
import { copyKey, foldSpelling, foldText, spacedWords } from './fold.ts';
import { tokenise } from './tokenise.ts';

const units = fc.constantFrom(
  ...'аеёйЁВoaOcpАxв1 -.,!ﬁ①\u0301\u0306\u00ad\u200b\t\n\u0007İ𝐁ǅſ'.match(/./gsu)!,
);
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(units, { maxLength: 30 }).map((parts) => parts.join('')),
);

test('folding twice changes nothing', () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(foldText(foldText(text))).toBe(foldText(text));
      expect(copyKey(foldText(text))).toBe(copyKey(text));
    }),
    { numRuns: 1000 },
  );
});

test.each([
  ['Нет ВОДЫ!', 'нет воды!'],
  ['Ёлка', 'елка'],
  ['вoдa', 'вода'],
  ['online-запись', 'online-запись'],
  ['ﬁ①', 'fi1'],
  ['во\u00adда\u200b', 'вода'],
])('%s folds to %s', (text, folded) => {
  expect(foldText(text)).toBe(folded);
});

test('a copy with other capitals, punctuation and emoji has the same key', () => {
  expect(copyKey('НЕТ воды!!! 😡 (дом 5)')).toBe(copyKey('Нет воды, дом 5.'));
});

test.each([
  ['с0бака', 'собака'],
  ['суууука', 'сука'],
  ['масса', 'масса'],
  ['х-у-й', 'хуй'],
  ['5-ый', '5-ый'],
  ['псков2', 'псков2'],
  ['дураk', 'дурак'],
])('disguise %s becomes %s', (norm, plain) => {
  expect(foldSpelling(norm)).toBe(plain);
});

test('a word written letter by letter is found with its place', () => {
  const text = 'нет в о д ы и т. п.';
  const [word] = spacedWords(text, tokenise(text));
  expect(text.slice(word!.start, word!.end)).toMatch(/^в о д ы/);
});
