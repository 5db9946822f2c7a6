import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createAnalyser } from './analyse.ts';
import { foldText } from './fold.ts';
import { tokenise } from './tokenise.ts';

const PIECES = [
  'Нет',
  'воды',
  'кое-кто',
  'Псков-2',
  '5-ый',
  '20.08.22',
  '#ЖКХ',
  '@anna',
  'https://vk.com/pskov?a=1',
  'госуслуги.рф',
  '👍🏽',
  '🇷🇺',
  'ё',
  'и\u0306',
  'вoдa',
  '.',
  '!',
  '…',
  '-',
  '«',
  '\n',
  '𝐁',
];
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.array(fc.constantFrom(...PIECES, ' ', ' '), { maxLength: 30 }).map((parts) => parts.join('')),
);

test('tokens stand in order, never overlap and are not empty', () => {
  fc.assert(
    fc.property(texts, (text) => {
      let end = 0;
      for (const token of tokenise(text)) {
        expect(token.start).toBeGreaterThanOrEqual(end);
        expect(token.end).toBeGreaterThan(token.start);
        expect(token.end).toBeLessThanOrEqual(text.length);
        end = token.end;
      }
    }),
    { numRuns: 300 },
  );
});

test('the normal form of a word is the folding of what was written', () => {
  fc.assert(
    fc.property(texts, (text) => {
      for (const token of tokenise(text)) {
        if (token.kind !== 'word') continue;
        expect(token.norm).toBe(foldText(text.slice(token.start, token.end)));
      }
    }),
    { numRuns: 300 },
  );
});

test('no letter or digit lies outside all tokens', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const covered = new Set<number>();
      for (const { start, end } of tokenise(text)) for (let i = start; i < end; i += 1) covered.add(i);
      for (let i = 0; i < text.length; i += 1) {
        if (/[a-zа-яё0-9]/i.test(text.charAt(i))) expect(covered.has(i)).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
});

test.each([
  ['Кое-кто из Пскова-2', ['кое-кто', 'из', 'пскова-2']],
  ['с 20.08.22, в 10:30', ['с', '20.08.22', 'в', '10:30']],
  ['см. vk.com/pskov, там', ['см', 'vk.com/pskov', 'там']],
  ['#НетВоды @anna 👍🏽', ['нетводы', 'anna', '👍']],
  ['Вoдa и Ёлка', ['вода', 'и', 'елка']],
  ['дом 96а, 5-ый', ['дом', '96а', '5-ый']],
])('%s', (text, norms) => {
  expect(tokenise(text).map((token) => token.norm)).toEqual(norms);
});

test('an abbreviation ends no sentence', () => {
  const starts = tokenise('На ул. Ленина яма. Помогите! Да').filter((token) => token.startsSentence);
  expect(starts.map((token) => token.norm)).toEqual(['на', 'помогите', 'да']);
});

test('words of an analysis carry stems, numbers themselves', () => {
  const { words } = createAnalyser()('Нет воды 5 дней #вода @anna');
  expect(words.map((word) => word.stem)).toEqual(['нет', 'вод', '5', 'дне', 'вод']);
});

test.each([
  'a.',
  'а',
  '.а',
  'http://',
  'www.',
  '@',
  '#',
  '1.',
  '1-',
  'a-',
  '👍\u200d',
  '🇷',
  '\u0306',
  '(',
  'x.ru/(',
])('one megabyte of %j is cut in linear time', (unit) => {
  const text = unit.repeat(1_000_000 / unit.length);
  const tokens = tokenise(text);
  expect(tokens.reduce((sum, token) => sum + token.end - token.start, 0)).toBeLessThanOrEqual(text.length);
});
