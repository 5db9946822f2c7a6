import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeStored } from '../tests/support/make-stored.ts';
import { decodeLabels, encodeLabels } from './post-labels.ts';

const TEXT = 'В Опочке третий день нет воды 😀 "\\"';

/** Evidence whose words stand in the text, or that has none. */
const evidence = fc.oneof(
  fc.record({
    rule: fc.string(),
    quote: fc.constant(null),
    start: fc.constant(null),
    end: fc.constant(null),
  }),
  fc.tuple(fc.string(), fc.nat(TEXT.length), fc.nat(TEXT.length)).map(([rule, a, b]) => ({
    rule,
    quote: TEXT.slice(Math.min(a, b), Math.max(a, b)),
    start: Math.min(a, b),
    end: Math.max(a, b),
  })),
);
const list = fc.array(evidence, { maxLength: 4 });
const labels = fc.record({
  places: fc.array(
    list.map((of) => ({
      text: 'Опочке',
      start: 2,
      end: 8,
      placeId: 'opochka',
      districtId: 'opochetsky',
      level: 'settlement' as const,
      lat: 56.7,
      lon: null,
      confidence: 0.9,
      evidence: of,
    })),
    { maxLength: 2 },
  ),
  topics: fc.array(list.map((of) => ({ id: 'water', confidence: 0.41, evidence: of }))),
  blockEvidence: list,
  sentimentEvidence: list,
  conflictKinds: fc.array(fc.string()),
  conflictEvidence: list,
  bodies: fc.array(list.map((of) => ({ id: 'b', role: 'responsible' as const, evidence: of }))),
});

function stored(given: ReturnType<typeof decodeLabels>, text = TEXT) {
  const { sentimentEvidence, conflictKinds, conflictEvidence, ...rest } = given;
  const post = makeStored({ text });
  return {
    ...post,
    ...rest,
    sentiment: { ...post.sentiment, evidence: sentimentEvidence },
    conflict: { ...post.conflict, kinds: conflictKinds, evidence: conflictEvidence },
  };
}

test('labels come back as they were stored', () => {
  fc.assert(
    fc.property(labels, (given) => {
      expect(decodeLabels(encodeLabels(stored(given)), TEXT)).toEqual(given);
    }),
  );
});

test('no word of the text stands in the column, and without the text none comes back', () => {
  const quoted = { rule: 'name', quote: 'Опочке', start: 2, end: 8 };
  const foreign = { rule: 'name', quote: 'Дедовичах', start: 2, end: 8 };
  const column = encodeLabels(
    stored({
      places: [],
      topics: [],
      blockEvidence: [quoted, foreign],
      sentimentEvidence: [],
      conflictKinds: [],
      conflictEvidence: [],
      bodies: [],
    }),
  );

  expect(column).not.toMatch(/Опочке|Дедовичах/);
  expect(decodeLabels(column, TEXT).blockEvidence).toEqual([
    quoted,
    { rule: 'name', quote: null, start: null, end: null },
  ]);
  expect(decodeLabels(column, '').blockEvidence[0]).toEqual({
    rule: 'name',
    quote: null,
    start: null,
    end: null,
  });
});

test('labels of a store of an earlier version are read as they are', () => {
  const named = {
    places: [],
    topics: [],
    blockEvidence: [{ rule: 'term: вода', quote: 'воды', start: 25, end: 29 }],
    sentimentEvidence: [],
    conflictKinds: [],
    conflictEvidence: [],
    bodies: [],
  };

  expect(decodeLabels(JSON.stringify(named), TEXT)).toEqual(named);
});
