import fc from 'fast-check';
import { expect, test } from 'vitest';
import { VecheError } from '../contracts/errors.ts';
import { parseSearch } from './search-query.ts';

const shown = (q: string) => {
  const { all, none } = parseSearch(q);
  return {
    all: all.map((group) => group.map((term) => `${term.kind}:${term.text}`).join('|')),
    none: none.map((term) => `${term.kind}:${term.text}`),
  };
};

test.each([
  ['Нет воды', ['form:нет', 'form:воды'], []],
  ['=Остров', ['exact:остров'], []],
  ['"Нет  воды"', ['phrase:нет воды'], []],
  ['«нет воды» дом', ['phrase:нет воды', 'form:дом'], []],
  ['вода -кулер -"горячая вода"', ['form:вода'], ['form:кулер', 'phrase:горячая вода']],
  ['вода OR газ ИЛИ свет', ['form:вода|form:газ|form:свет'], []],
  ['вода|газ дом', ['form:вода|form:газ', 'form:дом'], []],
  ['вода | "нет света"', ['form:вода|phrase:нет света'], []],
  ['Псков-2 кое-кто', ['form:псков-2', 'form:кое-кто'], []],
  ['или вода', ['form:или', 'form:вода'], []],
  ['-вода', [], ['form:вода']],
  ['=псков,остров', ['phrase:псков остров'], []],
  ['вода, — газ!', ['form:вода', 'form:газ'], []],
  ['#ЖКХ', ['form:жкх'], []],
  ['-=Остров', [], ['exact:остров']],
])('%s', (q, all, none) => {
  expect(shown(q)).toEqual({ all, none });
});

test('words are looked for by their stems', () => {
  expect(
    parseSearch('дорогами "большая дорога"')
      .all.flat()
      .map((term) => term.stems),
  ).toEqual([['дорог'], ['больш', 'дорог']]);
});

test.each([
  ['', /no word/],
  ['   ', /no word/],
  ['— ,', /no word/],
  ['"нет воды', /not closed/],
  ['вода"', /not closed/],
  ['«вода', /not closed/],
  ['""', /no word/],
  ['-', /stands alone/],
  ['вода - газ', /stands alone/],
  ['=', /stands alone/],
  ['OR вода', /both sides/],
  ['вода OR', /both sides/],
  ['вода | | газ', /both sides/],
  ['вода OR -газ', /alternative/],
  ['-👍', /no word/],
  [Array.from({ length: 33 }, (_, index) => `слово${index}`).join(' '), /more than 32/],
  [`"${'слово '.repeat(17)}"`, /more than 16/],
])('refuses %j and says what is wrong', (q, message) => {
  let caught: unknown;
  try {
    parseSearch(q);
  } catch (error) {
    caught = error;
  }
  expect(caught).toBeInstanceOf(VecheError);
  expect(caught).toMatchObject({ code: 'input', where: 'q', message: expect.stringMatching(message) });
  expect((caught as VecheError).hint).toBeTruthy();
});

test('whatever is typed gives terms with stems, or an input error', () => {
  const pieces = fc.constantFrom(
    'вода',
    ' ',
    '"',
    '-',
    '=',
    '|',
    ' OR ',
    '«',
    '»',
    '👍',
    '1',
    'a-b',
    '—',
    '\0',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 20 }), (parts) => {
      try {
        const { all, none } = parseSearch(parts.join(''));
        expect(all.length + none.length).toBeGreaterThan(0);
        for (const term of [...all.flat(), ...none]) expect(term.stems.length).toBeGreaterThan(0);
      } catch (error) {
        expect(error).toMatchObject({ name: 'VecheError', code: 'input', where: 'q' });
      }
    }),
    { numRuns: 300 },
  );
});

test('one megabyte of quotes or words is refused in linear time', () => {
  for (const unit of ['"', 'а ', ' -а', '|', '="', '« ']) {
    expect(() => parseSearch(unit.repeat(1_000_000 / unit.length))).toThrow(VecheError);
  }
});
