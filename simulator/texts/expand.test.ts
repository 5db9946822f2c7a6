import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createDice } from '../dice.ts';
import { expand, tidy } from './expand.ts';

test('every alternative, nested and empty ones too, comes up, and nothing else', () => {
  const seen = new Set(
    Array.from({ length: 300 }, (_, seed) =>
      expand('a{b{c|d}|}<x>', createDice(seed), (name) => `[${name}]`),
    ),
  );

  expect(seen).toEqual(new Set(['abc[x]', 'abd[x]', 'a[x]']));
});

test('the same dice give the same text', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const template = '{a|b}{c|{d|e}} <n>';
      const once = (): string => expand(template, createDice(seed), () => '1');
      expect(once()).toBe(once());
    }),
  );
});

test('an unclosed brace and a slot that nobody fills are bugs', () => {
  expect(() => expand('{a|b', createDice(1))).toThrow(RangeError);
  expect(() => expand('<name>', createDice(1))).toThrow('name');
});

test('sentences begin with capitals, but what follows an abbreviation does not', () => {
  expect(tidy('нет  воды . когда дадут ?дом 5')).toBe('Нет воды. Когда дадут?дом 5');
  expect(tidy('отдам за 8 тыс. рублей. звоните')).toBe('Отдам за 8 тыс. рублей. Звоните');
});
