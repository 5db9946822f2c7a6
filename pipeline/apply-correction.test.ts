import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CorrectedLabels } from '../contracts/corrections.ts';
import { BLOCKS, NOISE_KINDS, type Block } from '../contracts/enriched.ts';
import { makeStored } from '../tests/support/make-stored.ts';
import { applyCorrection, labelsLike } from './apply-correction.ts';

const BLOCK_OF: Readonly<Record<string, Block>> = { water: 'housing', heating: 'housing', pits: 'roads' };
const blockOfTopic = (topic: string) => BLOCK_OF[topic];
const row = makeStored({
  topics: [
    { id: 'water', confidence: 0.9, evidence: [] },
    { id: 'pits', confidence: 0.4, evidence: [] },
  ],
});
const apply = (labels: CorrectedLabels) => applyCorrection(row, labels, blockOfTopic);
const byPerson = [{ rule: 'correction', quote: null, start: null, end: null }];

describe('a corrected post', () => {
  test('keeps what nobody corrected', () => {
    expect(apply({})).toEqual(row);
    expect(apply({ isAppeal: false })).toEqual({ ...row, isAppeal: false });
  });

  test('of another block keeps only topics of that block', () => {
    expect(apply({ block: 'roads' })).toMatchObject({
      block: 'roads',
      blockEvidence: byPerson,
      topics: [{ id: 'pits' }],
    });
    expect(apply({ block: 'health' }).topics).toEqual([]);
  });

  test('of another topic lies in the block of that topic, and the topic is the first', () => {
    const { block, topics } = apply({ topic: 'pits' });

    expect(block).toBe('roads');
    expect(topics).toEqual([{ id: 'pits', confidence: 1, evidence: byPerson }, row.topics[0]]);
  });

  test('of no topic and no district has neither', () => {
    expect(apply({ topic: null, districtId: null })).toMatchObject({
      topics: [],
      block: 'housing',
      districtId: null,
      districtConfidence: 0,
    });
  });
});

test('a correction says what it set, changes nothing when it is applied again, and leaves the text alone', () => {
  const labels = fc.record(
    {
      districtId: fc.constantFrom(null, 'pskov', 'opochetsky'),
      block: fc.constantFrom(...BLOCKS),
      topic: fc.constantFrom(null, 'water', 'heating', 'pits'),
      noise: fc.constantFrom(null, ...NOISE_KINDS),
      isAppeal: fc.boolean(),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(labels, (set) => {
      const once = apply(set);

      expect(labelsLike(once, set)).toMatchObject(set);
      expect(applyCorrection(once, set, blockOfTopic)).toEqual(once);
      expect([once.text, once.storyId, once.clusterId]).toEqual([row.text, row.storyId, row.clusterId]);
    }),
  );
});
