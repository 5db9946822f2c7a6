import { expect, test } from 'vitest';
import { makeStored } from '../tests/support/make-stored.ts';
import { labelDifference } from './label-difference.ts';

const row = makeStored({
  sentiment: { label: 'negative', score: 0.1, evidence: [] },
  topics: [{ id: 'water', confidence: 0.8, evidence: [] }],
});

test('the version, and what the store rounds to 32 bits, are no difference', () => {
  const kept = { ...row, version: 'later', sentiment: { ...row.sentiment, score: Math.fround(0.1) } };
  expect(labelDifference(row, kept)).toEqual([]);
});

test('each label that differs is named with both sides, and words of the post are not', () => {
  const quote = 'третий день нет воды';
  const after = {
    ...row,
    districtId: null,
    block: 'other' as const,
    topics: [],
    blockEvidence: [{ rule: 'words', quote, start: 9, end: 29 }],
  };
  const differences = labelDifference(row, after);
  expect(differences).toEqual([
    { field: 'block', from: 'housing', to: 'other' },
    { field: 'district', from: 'opochetsky', to: 'none' },
    { field: 'topics', from: 'water 0.8', to: 'none' },
    { field: 'evidence', from: '0 pieces', to: '1 pieces' },
  ]);
  expect(JSON.stringify(differences)).not.toContain('воды');
});
