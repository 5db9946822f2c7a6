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
])('the disguise of «%s» is seen through, and the quote is as written', (text, quote) => {
  const { conflict } = label(makePost(text));

  expect(conflict.aggression).toBeGreaterThanOrEqual(0.5);
  expect(conflict.kinds).toContain('profanity');
  expect(conflict.evidence.map((piece) => piece.quote)).toContain(quote);
});

test('accusations and calls are conflict, not aggression', () => {
  const { conflict } = label(makePost('Чиновники воруют, сколько можно, пишем в прокуратуру'));

  expect(conflict).toMatchObject({ aggression: 0, kinds: ['accusation', 'call'] });
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
