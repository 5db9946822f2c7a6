import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadRegion } from '../config/load-region.ts';
import { makePost } from './gold/make-post.ts';
import { buildStageA } from './index.ts';

const label = buildStageA({ ...loadRegion('pskov'), topics: [], elsewhere: [] });

test.each([
  ['х*йня какая-то', 'х*йня'],
  ['х у й вам', 'х у й'],
  ['вы п1дорасы', 'п1дорасы'],
  ['сууука', 'сууука'],
  ['cyкa', 'cyкa'],
  ['х_у_й вам', 'х_у_й'],
  ['п.и.з.д.е.ц', 'п.и.з.д.е.ц'],
  ['бл@ть, опять', 'бл@ть'],
  ['п!дор', 'п!дор'],
  ['идите на х... с такими новостями', 'на х...'],
  ['ну б..дь же', 'б..дь'],
  ['п*дарасы', 'п*дарасы'],
  ['уе6ки', 'уе6ки'],
])('the disguise of «%s» is seen through, and the quote is as written', (text, quote) => {
  const { conflict } = label(makePost(text));

  expect(conflict.aggression).toBeGreaterThanOrEqual(0.5);
  expect(conflict.kinds).toContain('profanity');
  expect(conflict.evidence.map((piece) => piece.quote)).toContain(quote);
});

test('accusations, calls and threats to complain are conflict, not aggression', () => {
  const { conflict } = label(makePost('Чиновники воруют, сколько можно, пишем в прокуратуру'));

  expect(conflict).toMatchObject({ aggression: 0, kinds: ['accusation', 'call', 'complaint'] });
  expect(conflict.score).toBeGreaterThan(0.5);
});

test('contempt said to somebody is hostile, said of something it is not', () => {
  expect(label(makePost('полный бред в новостях')).conflict.aggression).toBeLessThan(0.5);
  expect(label(makePost('ты несёшь бред')).conflict.aggression).toBeGreaterThanOrEqual(0.5);
});

test('an insult said twice is no second insult', () => {
  const once = label(makePost('Вот дураки'));
  expect(label(makePost('Вот дураки дураки')).conflict.aggression).toBe(once.conflict.aggression);
});

test('capitals throughout raise the conflict', () => {
  const { conflict } = label(makePost('КОГДА ВЫ УЖЕ УБЕРЁТЕ СНЕГ'));

  expect(conflict.kinds).toEqual(['shouting']);
  expect(conflict.aggression).toBe(0);
});

test.each(['тв@ри', 'дeб1лы', 'И Д И О Т Ы', 'ур0ды', 'хохлобот', 'чмооо', 'долбоящеры', 'рукожопы'])(
  'the insult «%s» is no profanity but hostile',
  (text) => {
    const { conflict } = label(makePost(text));

    expect(conflict.aggression).toBeGreaterThanOrEqual(0.5);
    expect(conflict.kinds).toEqual(['insult']);
  },
);

/** Ordinary words, names and places that hold the letters of obscenities and slurs. */
const HARMLESS =
  'оскорблять употреблять застрахуй застрахуйте требуется рискуй потребляет подстрахуй мандарин сабля корабля рубля граблями стеблями колебания хлебать погребать учёба скипидар Херсон херувим художник худой хулиган Хулио мудрёный педагог педикюр ипподром плебей эбонит ребус дебит дебет ссылка ссадина сосать сукно суккулент барсука посуху гондола Гавань Дурново уродился Козлов свинина Хохлома хохлатка жидкость Жидков хачапури Хачатурян Лохвица даунтаун Баранов Ослов Гнидин подмораживает уродливый шизофрения москвич Нигерия Рашид укроп дегенерация мандаты обсерватория ЭБЦ ежевика небезопасно амёба хребет скребут Себеж сравнение сравнить парашют завал убирать стадия черта недоумение катится тварог Ебург'.split(
    ' ',
  );

test.each(HARMLESS)('«%s» is no hostility', (word) => {
  expect(label(makePost(`Сегодня ${word} у нас во дворе`)).conflict).toMatchObject({ aggression: 0 });
});

test('a slight counts when it is said to «ты»', () => {
  expect(label(makePost('В подвале крыса')).conflict.aggression).toBe(0);
  expect(label(makePost('Ты просто крыса')).conflict.aggression).toBeGreaterThanOrEqual(0.5);
});

test('initials and dots at the end of sentences hide nothing', () => {
  for (const text of ['Иванов Х.Я. принял', 'Мы ждали...и дождались', 'нее.А потом', 'Да!Нет', 'п.5 ст. 2']) {
    expect(label(makePost(text)).conflict.aggression, text).toBe(0);
  }
});

test.each([
  ['Провода торчат прямо у песочницы, опасно для детей', ['urgent:children', 'urgent:life']],
  ['У нас в доме нет отопления вторую неделю', ['urgent:heat']],
])('what is urgent in «%s» is told and adds no aggression', (text, kinds) => {
  const { conflict } = label(makePost(text, { publishedAt: '2026-01-15T08:00:00.000Z' }));

  expect(conflict.aggression).toBe(0);
  expect(conflict.kinds).toEqual(kinds);
});

test('a cold radiator is not urgent in summer', () => {
  const { conflict } = label(makePost('Нет отопления', { publishedAt: '2026-07-15T08:00:00.000Z' }));
  expect(conflict.kinds).toEqual([]);
});

test('every quote of hostile Unicode stands at its place', () => {
  const piece = fc.constantFrom(
    'х',
    '*',
    '@',
    '.',
    '…',
    'у',
    'й',
    ' на х',
    '\u0301',
    '\u200d',
    '😡',
    'İ',
    'тварь',
    'б..дь',
    '\n',
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 60 }),
      (parts) => {
        const text = parts.join('');
        for (const { quote, start, end } of label(makePost(text)).conflict.evidence) {
          expect(text.slice(start!, end!)).toBe(quote);
        }
      },
    ),
    { numRuns: 300 },
  );
});
