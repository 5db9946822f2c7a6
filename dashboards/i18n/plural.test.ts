import fc from 'fast-check';
import { expect, test } from 'vitest';
import { englishNoun, russianNoun } from './plural.ts';

const FORMS = ['пост', 'поста', 'постов'] as const;

test.each([
  [0, 'постов'],
  [1, 'пост'],
  [2, 'поста'],
  [4, 'поста'],
  [5, 'постов'],
  [11, 'постов'],
  [14, 'постов'],
  [21, 'пост'],
  [22, 'поста'],
  [111, 'постов'],
  [1001, 'пост'],
  [1.5, 'поста'],
])('after %d stands «%s»', (count, noun) => {
  expect(russianNoun(count, FORMS)).toBe(noun);
});

test('Russian forms follow the last two digits of every whole number', () => {
  fc.assert(
    fc.property(fc.nat(2_000_000), (count) => {
      const tens = count % 100;
      const ones = count % 10;
      const isTeen = tens >= 11 && tens <= 14;
      const expected = isTeen || ones === 0 || ones >= 5 ? FORMS[2] : ones === 1 ? FORMS[0] : FORMS[1];
      expect(russianNoun(count, FORMS)).toBe(expected);
    }),
  );
});

test('English has one form for 1 and another for the rest', () => {
  expect([0, 1, 2, 21].map((count) => englishNoun(count, ['post', 'posts']))).toEqual([
    'posts',
    'post',
    'posts',
    'posts',
  ]);
});
