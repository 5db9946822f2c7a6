import fc from 'fast-check';
import nouns from 'russian-nouns-js';
import { expect, test } from 'vitest';
import { loadRegion } from '../load-region.ts';
import { grammarsOf } from '../import/settlement-name.ts';
import { CASES } from './cases.ts';
import { declineName } from './decline-name.ts';
import { declineNoun } from './decline-noun.ts';
import { inhabitantForms } from './inhabitant-forms.ts';

const engine = new nouns.Engine();
const CASE_OF = {
  gen: nouns.Case.GENITIVE,
  dat: nouns.Case.DATIVE,
  acc: nouns.Case.ACCUSATIVE,
  ins: nouns.Case.INSTRUMENTAL,
  prep: nouns.Case.PREPOSITIONAL,
};
const GENDER_OF = { m: nouns.Gender.MASCULINE, f: nouns.Gender.FEMININE, n: nouns.Gender.NEUTER };

/** Forms of russian-nouns-js, an independent declension. */
function independent(noun: string, grammar: 'm' | 'f' | 'n' | 'plural', key: keyof typeof CASE_OF): string[] {
  const lemma =
    grammar === 'plural' ? { text: noun, pluraleTantum: true } : { text: noun, gender: GENDER_OF[grammar] };
  return engine.decline(lemma, CASE_OF[key]).map((form) => form.replaceAll('ё', 'е'));
}

test('one-word names of the region have every form that an independent declension gives', () => {
  const names = loadRegion('pskov')
    .gazetteer.filter(({ level, name }) => level === 'settlement' && /^[А-Яё][а-яё]+$/.test(name))
    .map(({ name }) => name.toLowerCase().replaceAll('ё', 'е'));
  const missing = names.flatMap((noun) => {
    const [grammar, second] = grammarsOf(noun);
    // Names declined as adjectives, and in -ье, where the other one knows only «в Запсковьи».
    if (grammar === undefined || grammar === 'fixed' || second !== undefined) return [];
    if (/(?:ое|ая|ий|ье|ицы)$/.test(noun)) return [];
    const own = declineNoun(noun, grammar);
    // It knows no soft plurals: «окнов».
    const cases = CASES.filter((key) => key !== 'gen' || !/[нлрв]и$/.test(noun));
    return cases.flatMap((key) => independent(noun, grammar, key).filter((form) => !own[key].includes(form)));
  });

  expect(names.length).toBeGreaterThan(150);
  expect(missing).toEqual([]);
});

test.each([
  ['Верхний Мост', 'm', 'верхнего моста', 'верхнем мосте'],
  ['Большая Гоголёвка', 'f', 'большой гоголевки', 'большой гоголевке'],
  ['Новая Уситва', 'f', 'новой уситвы', 'новой уситве'],
  ['Поречье', 'n', 'поречья', 'поречье'],
  ['Палкино', 'n', 'палкина', 'палкино'],
  ['Городок', 'm', 'городка', 'городке'],
  ['Горки', 'plural', 'горок', 'горках'],
  ['Ушаки', 'plural', 'ушаков', 'ушаках'],
  ['Выскодь', 'f', 'выскоди', 'выскоди'],
  ['Торопец', 'm', 'торопца', 'торопце'],
] as const)('%s is declined', (name, grammar, genitive, prepositional) => {
  const paradigm = declineName(name, grammar);

  expect(paradigm.gen).toContain(genitive);
  expect(paradigm.prep).toContain(prepositional);
});

test.each([
  ['опочане', ['опочан', 'опочанам', 'опочанин', 'опочанка', 'опочанке']],
  ['псковичи', ['псковичей', 'пскович', 'псковича', 'псковичка', 'псковичке']],
  ['гдовцы', ['гдовцев', 'гдовец', 'гдовца']],
])('inhabitants are known one by one and together: %s', (plural, forms) => {
  expect(inhabitantForms(plural)).toEqual(expect.arrayContaining(forms));
});

test('any word is declined without a throw, and its nominative is itself', () => {
  const word = fc.string({
    unit: fc.constantFrom(...'абвгдеиклмнорстцчшщыьйюя- '.split('')),
    minLength: 1,
    maxLength: 20,
  });
  fc.assert(
    fc.property(word, fc.constantFrom('m', 'f', 'n', 'plural' as const), (name, grammar) => {
      expect(declineNoun(name, grammar).nom).toEqual([name]);
      expect(Object.values(declineNoun(name, grammar)).flat().length).toBeLessThan(30);
    }),
  );
});
