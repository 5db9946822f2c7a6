import { expect, test } from 'vitest';
import { counted, POSTS } from './plural.ts';

test.each([
  [1, '1 сообщение'],
  [3, '3 сообщения'],
  [11, '11 сообщений'],
  [21, '21 сообщение'],
  [1.5, '1,5 сообщения'],
])('%s takes its Russian noun form', (count, expected) => {
  expect(counted('ru', count, POSTS)).toBe(expected);
});

test('English has two forms', () => {
  expect([counted('en', 1, POSTS), counted('en', 1200, POSTS)]).toEqual(['1 post', '1,200 posts']);
});
