import fc from 'fast-check';
import { expect, test } from 'vitest';
import { headsOf } from './phrase-heads.ts';
import { pattern, phrases } from './phrases.ts';

/** Phrases of every form that the rules have, and of some more. */
const LISTS = [
  ['нет (воды|света|отоплен*)', 'без воды', 'невозможно', '(яма|ямы|ям)'],
  ['(это )?не к нам', 'к нам', 'как(ие|ой) срок*', 'ё* мое'],
  ['(?<!не )(закрыл*|отключил*) (комментари*|ветку)', 'не закрыл*'],
  ['не нравится( —| -)? (уезжайте|не живите)', 'у*', '(а )?что вы'],
];

/** The same phrases as one expression over the whole text: slow, and plain. */
function plainly(list: readonly string[]) {
  const sources = list.map((phrase) =>
    phrase
      .replaceAll('е', '[её]')
      .replace(/\((?!\?)/g, '(?:')
      .replaceAll(' ', '[\\s,]{1,3}')
      .replaceAll('*', '\\p{L}{0,12}'),
  );
  return pattern('rule', `(?<!\\p{L})(?:${sources.join('|')})(?!\\p{L})`);
}

const word = fc.constantFrom(
  ...'нет Нёт воды света отопления без это не к нам как какие сроки ямы яма закрыл комментарии ветку'.split(
    ' ',
  ),
  ...'нравится — уезжайте живите у ура а что вы ёлки мое невозможно 😀 отключили 12 ё'.split(' '),
);
const gap = fc.constantFrom(' ', ', ', '  ', '-', '.', '\n', '', ' , , ');
const text = fc.array(fc.tuple(word, gap), { maxLength: 14 }).map((parts) => parts.flat().join(''));

test('finds what one expression over the whole text finds', () => {
  const searches = LISTS.map((list) => [phrases('rule', list), plainly(list)] as const);
  fc.assert(
    fc.property(text, (given) => {
      for (const [find, findPlainly] of searches) expect(find(given)).toEqual(findPlainly(given));
    }),
    { numRuns: 2_000 },
  );
});

test('a phrase is looked up by each way it can begin, and by none when it can begin with any word', () => {
  expect(headsOf('(это )?не к нам')).toEqual(new Set(['это', 'не']));
  expect(headsOf('(?<!не )(закрыл*|отключил*) ветку')).toEqual(new Set(['зак', 'отк']));
  expect(headsOf('как(ие|ой) срок*')).toEqual(new Set(['как']));
  expect(headsOf('у* меня')).toBeNull();
  expect(headsOf('[!?]{2,}')).toBeNull();
});
