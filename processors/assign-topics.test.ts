import { expect, test } from 'vitest';
import type { Place } from '../contracts/enriched.ts';
import { createAnalyseText } from './analyse-text.ts';
import { createAssignTopics } from './assign-topics.ts';
import { smallRegion } from './gold/small-region.ts';
import { createVocabulary } from './vocabulary.ts';

function assign(text: string, places: Place[] = []) {
  const vocabulary = createVocabulary();
  const assignTopics = createAssignTopics(smallRegion(), vocabulary);
  return assignTopics({ text, places, ...createAnalyseText(vocabulary)({ text }) });
}

test('the block and its topic are given with the words they stand on', () => {
  const { block, blockEvidence, topics } = assign('У нас нет воды');

  expect(block).toBe('housing');
  expect(topics.map(({ id }) => id)).toEqual(['housing-water']);
  expect(blockEvidence).toEqual([{ rule: 'term: нет воды', quote: 'нет воды', start: 6, end: 14 }]);
});

test('a word inside a phrase that counts does not count again', () => {
  expect(assign('нет воды').topics[0]?.evidence).toHaveLength(1);
  expect(assign('нет воды, кран пуст').topics[0]?.evidence).toHaveLength(2);
});

test('too little weight leaves the block open, and a long text needs more of it', () => {
  expect(assign('вода').block).toBe('other');
  expect(assign('школа в городе').block).toBe('education');
  expect(assign(`школа в городе ${'и так далее '.repeat(20)}`).block).toBe('other');
  expect(assign(`нет воды ${'и так далее '.repeat(100)}`).block).toBe('other');
});

test('a word of many topics makes the block sure and none of the topics', () => {
  const { block, topics } = assign('двор, двор и ещё вода');

  expect(block).toBe('housing');
  expect(topics.map(({ id }) => id)).toEqual(['housing-water']);
  expect(assign('кран, двор').topics.map(({ id }) => id)).toEqual(['housing-water']);
});

test('the name of a street is no topic', () => {
  const text = 'улица Школьных Учителей';
  const street: Place = {
    text,
    start: 0,
    end: text.length,
    placeId: 's',
    districtId: null,
    level: 'street',
    lat: null,
    lon: null,
    confidence: 1,
    evidence: [],
  };

  expect(assign(text).block).toBe('education');
  expect(assign(text, [street]).block).toBe('other');
});
