import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findAppeal } from './appeal-words.ts';
import { findAccusation, findExcuse } from './blame-words.ts';
import { findClosed } from './closed-words.ts';
import { findConcrete, findPromises } from './concrete-words.ts';
import { readTone } from './read-tone.ts';
import { findPassing, findSentBack } from './redirect-words.ts';
import { findRude } from './rude-words.ts';
import { findVague } from './vague-words.ts';

const toneOf = (text: string) => {
  const { rude, blame } = readTone(text, true);
  return { rude: rude.length > 0, blame: blame.length > 0 };
};

test.each(['Читать научитесь', 'Может, вам ещё и ковровую дорожку?', 'Идите и не мешайте'])(
  '«%s» is rude',
  (text) => {
    expect(toneOf(text)).toMatchObject({ rude: true });
  },
);

test.each(['Жильцы сами ломают', 'Все претензии к погоде', 'Надо было раньше думать'])(
  '«%s» blames',
  (text) => {
    expect(toneOf(text)).toEqual({ rude: false, blame: true });
  },
);

test.each([
  'Свет уже дали',
  'Виноват подрядчик, яму заделает завтра',
  'Здравствуйте! Вашу заявку приняли',
  'Просьба к жителям убрать машины до 22:00',
])('«%s» is neither', (text) => {
  expect(toneOf(text)).toEqual({ rude: false, blame: false });
});

test('a curt answer accuses nobody when no citizen is answered', () => {
  expect(readTone('Не мешайте вы им', false)).toEqual({ rude: [], blame: [] });
});

test('every quote of every search stands at its place in any text', () => {
  const searches = [
    findAppeal,
    findAccusation,
    findExcuse,
    findClosed,
    findConcrete,
    findPromises,
    findPassing,
    findSentBack,
    findRude,
    findVague,
    (text: string) => {
      const { rude, blame } = readTone(text, true);
      return [...rude, ...blame];
    },
  ];
  const unit = fc.oneof(
    fc.constantFrom(
      'сами виноваты ',
      'вы ',
      'не ',
      'п. 5 ',
      '№ 5-ФЗ ',
      'ЖДИТЕ ',
      '? ',
      'ё',
      'İ',
      '😂',
      '\u0301',
      '\n',
    ),
    fc.string({ unit: 'binary', maxLength: 4 }),
  );
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 25 }), (parts) => {
      const text = parts.join('');
      for (const { quote, start, end } of searches.flatMap((search) => search(text))) {
        expect(text.slice(start!, end!)).toBe(quote);
      }
    }),
    { numRuns: 200 },
  );
});
