import { expect, test } from 'vitest';
import { createAnalyseText } from './analyse-text.ts';
import { detectLanguage } from './detect-language.ts';
import { LANGUAGES } from './gold/languages.ts';
import { createVocabulary } from './vocabulary.ts';

const analyseText = createAnalyseText(createVocabulary());

test.each([
  ['В Опочке третий день нет воды', 'ru'],
  ['нет света', 'ru'],
  ['Был в Київ на выходных и вернулся', 'ru'],
  ['У нас немає води вже третій день', 'uk'],
  ['де моя вода', 'uk'],
  ['У горадзе няма вады ўжо трэці дзень', 'be'],
  ['Гэта вельмі добра, што ёсць вада', 'be'],
  ['Безнең авылда су юк, өч көн инде', 'tt'],
  ['Қалада су жоқ, үш күн болды', 'kk'],
  ['There is no water in the town', 'en'],
  ['Lorem ipsum dolor', 'und'],
  ['12 345 !!! 😡', 'und'],
  ['', 'und'],
])('«%s» is %s', (text, expected) => {
  expect(detectLanguage(analyseText({ text })).language).toBe(expected);
});

test('languages are told on short sentences, also without letters of their own', () => {
  const wrong = LANGUAGES.filter(
    ([text, expected]) => detectLanguage(analyseText({ text })).language !== expected,
  );
  expect(LANGUAGES.length).toBeGreaterThan(80);
  expect(wrong.length / LANGUAGES.length, wrong.map(([text]) => text).join('; ')).toBeLessThanOrEqual(0.07);
});

test.each([
  'Автобус будет через 5 мин',
  'Читайте нас в Дзене',
  'Будьте добры, уберите снег',
  'Тебе того же',
  'Люди ждут перед магазином',
])('«%s» has words that other languages write alike, and is Russian', (text) => {
  expect(detectLanguage(analyseText({ text })).language).toBe('ru');
});
