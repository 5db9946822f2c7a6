import { expect, test } from 'vitest';
import { createDice } from './dice.ts';
import { DISTORTIONS } from './distort.ts';

const TEXT = 'один два три четыре пять шесть семь восемь девять десять';
const apply = (name: string, seed = 1) => DISTORTIONS.get(name)!(TEXT, createDice(seed), ['слово']);

test('a tenth of the words is changed, not more', () => {
  const words = apply('a tenth of the words changed').split(' ');
  expect(words).toHaveLength(10);
  expect(words.filter((word, index) => word !== TEXT.split(' ')[index])).toEqual(['слово']);
});

test('a cut text is the beginning of the text', () => {
  expect(apply('cut to 70 %')).toBe('один два три четыре пять шесть семь');
});

test('words before and a link behind leave the text whole', () => {
  expect(apply('words before and a link behind')).toMatch(new RegExp(`^\\S.* ${TEXT} .*https://\\S+$`));
});

test('typos change at most three letters, the same ones for the same seed', () => {
  const changed = apply('three typos');
  expect(changed).not.toBe(TEXT);
  expect(Math.abs(changed.length - TEXT.length)).toBeLessThanOrEqual(3);
  expect(apply('three typos')).toBe(changed);
  expect(apply('three typos', 2)).not.toBe(changed);
});
