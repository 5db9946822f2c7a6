import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CorrectedLabels, CorrectionRecord } from '../contracts/corrections.ts';
import { labelsInForce, NO_CORRECTION, withoutLatest, withStep } from './correction-record.ts';

const at = '2026-11-24T08:00:00.000Z';
const add = (record: CorrectionRecord, set: CorrectedLabels) =>
  withStep(record, { by: 'Мария', at, note: null, set, before: {} });
const undo = (record: CorrectionRecord) => withoutLatest(record, 'Пётр', at);

test('later corrections go over earlier ones, and an undo brings the earlier ones back', () => {
  const first = add(NO_CORRECTION, { block: 'roads', isAppeal: true });
  const second = add(first, { block: 'health' });

  expect(labelsInForce(second.steps)).toEqual({ block: 'health', isAppeal: true });
  expect(labelsInForce(undo(second).steps)).toEqual({ block: 'roads', isAppeal: true });
  expect(undo(second)).toMatchObject({ block: 'roads', version: 3, isStored: false });
  expect(undo(second).steps[1]).toMatchObject({ number: 2, by: 'Мария', undoneBy: 'Пётр', undoneAt: at });
});

test('a new block takes the topic of the old one back, and a new topic the old block', () => {
  const topic = add(NO_CORRECTION, { topic: 'water' });

  expect(labelsInForce(add(topic, { block: 'roads' }).steps)).toEqual({ block: 'roads' });
  expect(labelsInForce(add(add(NO_CORRECTION, { block: 'roads' }), { topic: 'water' }).steps)).toEqual({
    topic: 'water',
  });
});

test('when nothing is left to take back, an undo says so', () => {
  expect(() => undo(undo(add(NO_CORRECTION, { isAppeal: true })))).toThrow(/is left to take back/);
});

test('a post is corrected a hundred times and no more', () => {
  let record: CorrectionRecord = NO_CORRECTION;
  for (let count = 0; count < 100; count += 1) record = add(record, { isAppeal: true });

  expect(() => add(record, { isAppeal: false })).toThrow(/corrected 100 times/);
});

test('as many undos as corrections leave nothing in force, whatever their order', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 30 }), (moves) => {
      let record: CorrectionRecord = NO_CORRECTION;
      let held = 0;
      for (const isCorrection of moves) {
        if (!isCorrection && held === 0) continue;
        record = isCorrection ? add(record, { isAppeal: true }) : undo(record);
        held += isCorrection ? 1 : -1;
      }
      expect(labelsInForce(record.steps)).toEqual(held === 0 ? {} : { isAppeal: true });
      for (; held > 0; held -= 1) record = undo(record);
      expect(labelsInForce(record.steps)).toEqual({});
    }),
  );
});
