import { expect, test } from 'vitest';
import { createKeyReader } from './key-reader.ts';

test('single keys have one action each', () => {
  const read = createKeyReader();
  expect(['/', '?', 'j', 'k', 'Enter', 'x', 'o'].map((key, index) => read(key, index))).toEqual([
    'search',
    'help',
    'next',
    'previous',
    'open',
    null,
    null,
  ]);
});

test('g waits for its letter, but not for ever', () => {
  const read = createKeyReader();
  expect([read('g', 0), read('o', 1500)]).toEqual([null, 'overview']);
  expect([read('g', 2000), read('e', 3501)]).toEqual([null, null]);
  expect([read('g', 4000), read('x', 4001), read('o', 4002)]).toEqual([null, null, null]);
});

test('the same keys work on a Russian keyboard', () => {
  const read = createKeyReader();
  expect([read('о', 0), read('п', 1), read('у', 2)]).toEqual(['next', null, 'explore']);
});
