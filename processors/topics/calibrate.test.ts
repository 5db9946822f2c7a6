import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calibrationError, fitOffset, fitTemperature, fitThreshold, withOffset } from './calibrate.ts';
import { softmax } from './classify.ts';
import { measure } from './measures.ts';

test('answers that are surer than they are right are cooled down', () => {
  const texts = Array.from({ length: 100 }, (_, i) => ({
    scores: Float32Array.of(4, 0),
    right: i % 4 === 0 ? 1 : 0,
  }));
  const temperature = fitTemperature(texts);

  expect(softmax(Float32Array.of(4, 0), temperature)[0]).toBeCloseTo(0.75, 2);
  expect(fitTemperature([])).toBe(1);
});

test('of two labels the second is answered as often as it is right', () => {
  const texts = Array.from({ length: 100 }, (_, i) => ({
    scores: Float32Array.of(1, i / 100),
    right: i >= 70 ? 1 : 0,
  }));
  const offset = fitOffset(texts);
  const named = texts.map((text) => withOffset(text, offset)).filter(({ scores }) => scores[1]! > scores[0]!);

  expect(named).toHaveLength(30);
  expect(fitOffset(texts.map((text) => ({ ...text, right: 0 })))).toBe(0);
  expect(fitOffset([{ scores: Float32Array.of(1, 2, 3), right: 1 }])).toBe(0);
});

test('probabilities of any scores add up to one', () => {
  const score = fc.float({ min: -1000, max: 1000, noNaN: true });
  fc.assert(
    fc.property(fc.array(score, { minLength: 1, maxLength: 50 }), (scores) => {
      const sum = softmax(Float32Array.from(scores), 0.01).reduce((total, value) => total + value, 0);
      expect(sum).toBeCloseTo(1, 3);
    }),
  );
});

test('the model abstains where answers are right too rarely, and only there', () => {
  const unsure = Array.from({ length: 50 }, (_, i) => ({
    confidence: 0.1 + i / 1000,
    isRight: i % 10 === 0,
  }));
  const sure = Array.from({ length: 50 }, (_, i) => ({ confidence: 0.5 + i / 1000, isRight: true }));

  const threshold = fitThreshold([...sure, ...unsure]);
  expect(threshold).toBeGreaterThan(0.14);
  expect(threshold).toBeLessThanOrEqual(0.52);
  expect(fitThreshold(sure)).toBe(0);
});

test('the calibration error is the distance of confidence and truth', () => {
  const answers = Array.from({ length: 10 }, (_, i) => ({ confidence: 0.95, isRight: i < 5 }));

  expect(calibrationError(answers)).toBeCloseTo(0.45);
  expect(calibrationError([])).toBe(0);
});

test('measures are those of a worked example', () => {
  const answers = [
    { right: 'a', best: ['a', 'b'] },
    { right: 'a', best: ['b', 'a'] },
    { right: 'b', best: ['b', 'a'] },
    { right: 'c', best: ['a', 'b'] },
  ];

  // F1: a 2·1/(2+2) = 0.5, b 2·1/(1+2) = 2/3, c 0.
  expect(measure(answers).accuracy).toBe(0.5);
  expect(measure(answers).weightedF1).toBeCloseTo((0.5 * 2 + 2 / 3) / 4);
  expect(measure(answers).macroF1).toBeCloseTo((0.5 + 2 / 3) / 3);
  expect(measure(answers).top5).toBe(0.75);
  expect(measure([])).toEqual({ accuracy: 0, weightedF1: 0, macroF1: 0, top5: 0 });
});
