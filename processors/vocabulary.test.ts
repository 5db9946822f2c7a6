import { expect, test } from 'vitest';
import { createVocabulary } from './vocabulary.ts';

test('a word carries the bits of all lists that begin with its stem or its form', () => {
  const vocabulary = createVocabulary();
  const stems = vocabulary.mark({ stems: ['вод'] });
  const norms = vocabulary.mark({ norms: ['воды'] });

  expect(stems).not.toBe(norms);
  expect(vocabulary.factsOf('воды').begins).toBe(stems | norms);
  expect(vocabulary.factsOf('воду').begins).toBe(stems);
  expect(vocabulary.factsOf('свет').begins).toBe(0);
  const further = vocabulary.mark({ stems: ['нет'], further: ['газ'] });
  expect(vocabulary.factsOf('газа')).toMatchObject({ begins: 0, continues: further });
});

test('facts are the same when a word comes again, and for words too long to keep', () => {
  const vocabulary = createVocabulary();
  const long = 'а'.repeat(60);

  expect(vocabulary.factsOf('сууука')).toEqual({ ...vocabulary.factsOf('сууука'), obscene: 'disguised' });
  expect(vocabulary.factsOf(long)).toEqual(vocabulary.factsOf(long));
});

test('more lists than bits are refused', () => {
  const vocabulary = createVocabulary();
  for (let list = 0; list < 30; list += 1) vocabulary.mark({});

  expect(() => vocabulary.mark({})).toThrow('too many lists');
});
