import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareModels, pairedInterval } from './compare-models.ts';
import { foldsByIndex, holdOut, measureHeldOut } from './hold-out.ts';
import { madeUpModel, madeUpRows, nameOf, readText } from './made-up.fixture.ts';
import { createPredictLabel } from './predict-label.ts';
import { trainModel } from './train-model.ts';

const model = madeUpModel();
const predict = createPredictLabel(model);
const now = () => 0;

test('words that tell a label bring it, inflected and disguised', () => {
  expect(predict(readText('Ржавая вода из крана')).label).toBe('water');
  expect(predict(readText('<p>Ямы на доро́гах, асфальта нет</p>')).label).toBe('roads');
  expect(predict(readText('УЧИТЕЛЯ шкoлы')).label).toBe('school');
});

test('the model abstains on a text of which it knows nothing', () => {
  for (const text of ['', '   ', '😀😀', '!!!']) {
    expect(predict(readText(text))).toEqual({ label: null, confidence: 0, top: [] });
  }
});

test('confidences are probabilities, the best first', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const { label, confidence, top } = predict(readText(text));
      expect(top.length).toBeLessThanOrEqual(5);
      expect(top.every((item) => item.confidence >= 0 && item.confidence <= 1)).toBe(true);
      expect([...top].sort((a, b) => b.confidence - a.confidence)).toEqual(top);
      expect(confidence).toBe(top[0]?.confidence ?? 0);
      if (label !== null) expect(label).toBe(top[0]?.label);
    }),
    { numRuns: 40 },
  );
});

test('the report tells how well texts were labelled that a fold had not seen', () => {
  expect(model.report).toMatchObject({ rows: 60, classes: 3, folds: 3 });
  expect(model.report.accuracy).toBeGreaterThan(0.9);
  expect(model.report.top5).toBe(1);
});

test('labels without any sign in the texts are learnt no better than by chance', () => {
  const rows = madeUpRows(90).map((row, i) => ({ ...row, label: (i * 7919) % 31 < 15 ? 'a' : 'b' }));
  const { answers } = holdOut({ texts: rows, nameOf }, foldsByIndex(rows, 5), now);

  expect(measureHeldOut(answers).accuracy).toBeLessThan(0.7);
});

test('one label, or none, is refused', () => {
  const setting = { region: 'pskov', trainedAt: '2026-01-01T00:00:00.000Z', now };
  const single = madeUpRows(9).map((row) => ({ ...row, label: 'a' }));

  expect(() => trainModel({ texts: single, nameOf }, setting)).toThrow(/too few/);
  expect(() => trainModel({ texts: [], nameOf }, setting)).toThrow(/too few/);
});

test('a challenger that has learnt a new label from corrections is better, one that learnt nothing is not', () => {
  const sport = Array.from({ length: 30 }, (_, i) => ({
    features: readText(`стадион каток тренер ${i}`),
    label: 'sport',
  }));
  const examples = madeUpRows(60);
  const better = compareModels({ champion: model, corrections: sport, examples, nameOf, folds: 3 });
  const same = compareModels({
    champion: model,
    corrections: madeUpRows(6),
    examples,
    nameOf,
    folds: 3,
  });

  expect(better.isBetter).toBe(true);
  expect(better.onCorrections.challenger).toBeGreaterThan(better.onCorrections.champion);
  expect(better).toMatchObject({ rows: 90, corrections: 30 });
  expect(same.isBetter).toBe(false);
});

test('the interval of paired differences holds their mean, and none lies above zero without a difference', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(-1, 0, 1), { minLength: 1, maxLength: 60 }), (differences) => {
      const { accuracy, low, high } = pairedInterval(differences);
      expect(low).toBeLessThanOrEqual(accuracy + 1e-9);
      expect(high).toBeGreaterThanOrEqual(accuracy - 1e-9);
    }),
    { numRuns: 20 },
  );
  expect(pairedInterval([0, 0, 0])).toEqual({ accuracy: 0, low: 0, high: 0 });
});
