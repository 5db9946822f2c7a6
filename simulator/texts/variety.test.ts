import { expect, test } from 'vitest';
import { createDice, hashOf } from '../dice.ts';
import { testRegion } from '../test-region.ts';
import { complaint } from './compose.ts';
import type { Facts } from './compose.ts';
import { tidy } from './expand.ts';
import { newsText, problemNews } from './news.ts';
import { placesOf, spotIn } from './places.ts';
import { remark } from './talk.ts';
import { TOPICS } from './topics/index.ts';
import type { TopicBank } from './topics/topic-bank.ts';

const TEXTS = 120;
const places = placesOf(testRegion()).get('district-0')!;

/** Texts on one topic at different spots. */
function textsOn(topic: TopicBank, write: (facts: Facts, dice: ReturnType<typeof createDice>) => string) {
  return Array.from({ length: TEXTS }, (_, index) => {
    const dice = createDice(hashOf(topic.id, index));
    return write({ topic, spot: spotIn(places, dice), bodyName: 'Городские сети' }, dice);
  });
}

/** Share of sentences, four words or more, that no other text of the list repeats letter for letter. */
function shareOfDistinct(texts: readonly string[]): number {
  const sentences = texts
    .flatMap((text) => text.toLowerCase().split(/[.!?…\n]+/))
    .map((sentence) => sentence.replace(/[^а-яё ]/g, '').trim())
    .filter((sentence) => sentence.split(' ').length >= 4);
  expect(sentences.length).toBeGreaterThan(TEXTS / 2);
  return new Set(sentences).size / sentences.length;
}

test.each(TOPICS.map((topic) => [`${topic.block}/${topic.id}`, topic] as const))(
  'complaints on %s are not told by one template',
  (_, topic) => {
    const texts = textsOn(topic, (facts, dice) =>
      tidy(complaint(facts, dice, { homeDistrictId: null, isShort: false })),
    );

    expect(new Set(texts).size).toBe(TEXTS);
    expect(shareOfDistinct(texts)).toBeGreaterThan(0.6);
  },
);

test('the same facts are told in many ways: news and complaints of one event share no sentence pattern', () => {
  const [topic] = TOPICS;
  const spot = spotIn(places, createDice(1));
  const tellings = Array.from({ length: 60 }, (_, index) => {
    const dice = createDice(hashOf('telling', index));
    const facts = { topic: topic!, spot, bodyName: null };
    return index % 2 === 0
      ? newsText(problemNews(facts, dice), dice)
      : complaint(facts, dice, { homeDistrictId: null, isShort: true });
  });

  expect(new Set(tellings).size).toBeGreaterThan(55);
});

test('comments of every kind vary', () => {
  for (const kind of ['agree', 'own', 'ask', 'argue', 'attack', 'afterBad'] as const) {
    const texts = textsOn(TOPICS[0]!, (facts, dice) => remark(kind, facts, dice));
    expect(new Set(texts).size, kind).toBeGreaterThan(TEXTS / 2);
  }
});
