import { expect, test } from 'vitest';
import { createAnalyseText } from './analyse-text.ts';
import { detectLanguage } from './detect-language.ts';
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
