import { expect, test } from 'vitest';
import { createAnalyseText } from './analyse-text.ts';
import { createScoreSentiment } from './score-sentiment.ts';
import { createVocabulary } from './vocabulary.ts';

function score(text: string) {
  const vocabulary = createVocabulary();
  const scoreSentiment = createScoreSentiment(vocabulary);
  return scoreSentiment({ text, ...createAnalyseText(vocabulary)({ text }) }).sentiment;
}

test('negation turns a word round, and weakens it', () => {
  expect(score('хорошо').score).toBeGreaterThan(0);
  expect(score('не хорошо').score).toBeLessThan(0);
  expect(score('не плохо').score).toBeGreaterThan(0);
  expect(score('не плохо').score).toBeLessThan(Math.abs(score('плохо').score));
});

test('negation does not reach into the next sentence', () => {
  expect(score('Пока нет. Хорошо.').score).toBeGreaterThan(0);
});

test('intensifiers strengthen, and many words never exceed the range', () => {
  expect(score('очень плохо').score).toBeLessThan(score('плохо').score);
  expect(score('ужас '.repeat(500)).score).toBeGreaterThanOrEqual(-1);
});

test('emoji count by themselves, whatever their skin', () => {
  expect(score('👍🏽')).toMatchObject({ label: 'positive', evidence: [{ rule: 'emoji', quote: '👍🏽' }] });
  expect(score('без воды 😡').label).toBe('negative');
});

test('a text without words of judgement is neutral, with nothing to show', () => {
  expect(score('Заседание в десять')).toEqual({ label: 'neutral', score: 0, evidence: [] });
});
