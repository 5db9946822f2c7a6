import { expect, test } from 'vitest';
import { makePost } from '../gold/make-post.ts';
import { smallRegion } from '../gold/small-region.ts';
import { buildStageA } from '../index.ts';
import { nameOf, readText } from './made-up.fixture.ts';
import { encodeModel } from './model-file.ts';
import { trainModel } from './train-model.ts';

const region = smallRegion();

function modelOf(labels: { water: string; school: string }): Buffer {
  const texts = Array.from({ length: 24 }, (_, i) => {
    const isWater = i % 2 === 0;
    const text = isWater ? `ржавчина и напор ${i}` : `продлёнка и завуч ${i}`;
    return { features: readText(text), label: isWater ? labels.water : labels.school };
  });
  const setting = { region: 'small', trainedAt: '2026-01-01T00:00:00.000Z', now: () => 0 };
  return encodeModel(trainModel({ texts, nameOf }, setting));
}

const model = modelOf({ water: 'housing-water', school: 'education-school' });
const withModel = buildStageA(region, model);
const withRules = buildStageA(region);

test('the model names a topic for which the rules have no word, with the words it stands on', () => {
  const post = makePost('Весь день ржавчина и слабый напор');

  expect(withRules(post).topics).toEqual([]);
  const { topics, block, blockEvidence } = withModel(post);
  expect(topics[0]?.id).toBe('housing-water');
  expect(block).toBe('housing');
  const quotes = [...(topics[0]?.evidence ?? []), ...blockEvidence];
  expect(quotes.map(({ quote }) => quote)).toContain('ржавчина');
  for (const { quote, start, end } of quotes) expect(post.text.slice(start ?? 0, end ?? 0)).toBe(quote);
});

test('a text of which the model knows nothing keeps what the rules say', () => {
  const post = makePost('Холодные батареи');
  const { topics, block } = withRules(post);

  expect(topics).not.toEqual([]);
  expect(withModel(post)).toMatchObject({ topics, block });
  expect(withModel(makePost('👍')).block).toBe('other');
});

test('labels of both keep the evidence of both', () => {
  const [topic] = withModel(makePost('Нет воды, ржавчина и напор')).topics;
  const rules = new Set(topic?.evidence.map(({ rule }) => rule.split(':')[0]));

  expect(topic?.id).toBe('housing-water');
  expect(rules).toEqual(new Set(['term', 'model']));
});

test('a model of blocks names blocks', () => {
  const label = buildStageA(region, modelOf({ water: 'housing', school: 'education' }));

  expect(label(makePost('Завуч и продлёнка')).block).toBe('education');
  expect(label(makePost('Завуч и продлёнка')).topics).toEqual([]);
});

test('a model of other labels is refused, and a model is part of the version', () => {
  expect(() => buildStageA(region, modelOf({ water: 'вода', school: 'школа' }))).toThrow(/no topic of small/);
  expect(withModel(makePost('вода')).version).not.toBe(withRules(makePost('вода')).version);
});

test('the same post gets the same labels whatever came before it', () => {
  const posts = ['ржавчина', 'завуч сказал', 'Нет воды', 'напор и завуч', ''].map((text) => makePost(text));
  const forward = posts.map((post) => withModel(post));
  const fresh = buildStageA(region, model);
  const backward = posts.toReversed().map((post) => fresh(post));

  expect(backward.toReversed()).toEqual(forward);
});
