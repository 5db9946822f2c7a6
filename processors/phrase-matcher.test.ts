import { expect, test } from 'vitest';
import { createAnalyseText } from './analyse-text.ts';
import { createPhraseMatcher } from './phrase-matcher.ts';
import { createVocabulary } from './vocabulary.ts';

/** What a matcher over these entries finds, as `phrase:from-to`. */
function find(entries: readonly (readonly [string, number])[], text: string, gap: 0 | 1 | 2 = 2): string[] {
  const vocabulary = createVocabulary();
  const match = createPhraseMatcher(vocabulary, entries, { gap });
  const { analysis } = createAnalyseText(vocabulary)({ text });
  return match(analysis).map(({ phrase, from, to }) => `${phrase}:${from}-${to}`);
}

test('a word is found in all its forms, a phrase with words between', () => {
  expect(find([['вода', 1]], 'Воды нет, без воды плохо')).toEqual(['вода:0-0', 'вода:3-3']);
  expect(find([['нет воды', 1]], 'нет совсем горячей воды')).toEqual(['нет воды:0-3']);
  expect(find([['нет воды', 1]], 'нет совсем никакой горячей воды')).toEqual([]);
  expect(find([['нет воды', 1]], 'нет горячей воды', 0)).toEqual([]);
});

test('words in another order, or in two sentences, are no phrase', () => {
  expect(find([['нет воды', 1]], 'воды нет')).toEqual([]);
  expect(find([['нет воды', 1]], 'Света нет. Воды полно.')).toEqual([]);
});

test('a longer phrase and a shorter one are both given', () => {
  const entries = [
    ['нет', 1],
    ['нет воды', 2],
    ['нет горячей воды', 3],
  ] as const;
  expect(find(entries, 'нет горячей воды')).toEqual(['нет:0-0', 'нет горячей воды:0-2', 'нет воды:0-2']);
});

test('forms of one word with one value are one entry', () => {
  const entries = [
    ['урод', 1],
    ['уроды', 1],
  ] as const;
  expect(find(entries, 'уроды')).toEqual(['урод:0-0']);
});

test('an exact entry wants its very form', () => {
  expect(find([['=сдам', 1]], 'сдам комнату')).toEqual(['=сдам:0-0']);
  expect(find([['=требуется', 1]], 'требуем ремонта')).toEqual([]);
});

test('nouns that the stemmer takes for verbs are found in all their forms', () => {
  const forms = 'водоканал, водоканала, водоканалу, водоканалом, водоканале';
  expect(find([['водоканал', 1]], forms)).toHaveLength(5);
});
