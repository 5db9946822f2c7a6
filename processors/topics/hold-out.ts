import {
  calibrationError,
  fitOffset,
  fitTemperature,
  withOffset,
  type HeldOut,
  type Judged,
} from './calibrate.ts';
import { createClassifier, softmax } from './classify.ts';
import { distinctLabels, fitModel, type LabelledText, type TrainingData } from './fit-model.ts';
import { measure, type Measures } from './measures.ts';
import type { Label } from './topic-model.ts';

/** The answer of a model on a text that it had not seen. */
export interface HeldOutAnswer {
  right: Label;
  /** All labels that the fold's model knows, best first. */
  best: readonly Label[];
  /** Of the best, at the temperature that the other folds ask for; 0: nothing of the text was known. */
  confidence: number;
}

/** Answers in the order of the texts, and the time of one fit. */
export interface HeldOutAnswers {
  answers: HeldOutAnswer[];
  /** Offset and temperature over all held-out answers. */
  offset: number;
  temperature: number;
  secondsPerFit: number;
}

interface FoldAnswer extends HeldOut {
  labels: readonly Label[];
  fold: number;
}

/** How the texts are parted. */
export interface Folds {
  folds: number;
  /** Fold of each text. */
  foldOf: readonly number[];
}

/** A text is of the fold of its index. */
export function foldsByIndex(texts: readonly unknown[], folds: number): Folds {
  return { folds, foldOf: texts.map((_, index) => index % folds) };
}

/** The texts of every label are spread over all folds, whatever order the rows are in. */
export function foldsByLabel(texts: readonly LabelledText[], folds: number): Folds {
  const rank = new Map(distinctLabels(texts).map((label, index) => [label, index] as const));
  const order = [...texts.keys()].sort(
    (a, b) => (rank.get(texts[a]?.label ?? '') ?? 0) - (rank.get(texts[b]?.label ?? '') ?? 0) || a - b,
  );
  const foldOf = texts.map(() => 0);
  for (const [place, index] of order.entries()) foldOf[index] = place % folds;
  return { folds, foldOf };
}

/**
 * Each text is answered by a model of the other folds, at the offset and temperature of the other folds' answers, so
 * that no number is measured on what it was fitted to.
 */
export function holdOut(data: TrainingData, { folds, foldOf }: Folds, now: () => number): HeldOutAnswers {
  const { texts } = data;
  const found: (FoldAnswer | null)[] = texts.map(() => null);
  let spent = 0;
  for (let fold = 0; fold < folds; fold += 1) {
    const begun = now();
    const model = fitModel({ ...data, texts: texts.filter((_, index) => foldOf[index] !== fold) });
    spent += now() - begun;
    const { scores } = createClassifier({ ...model, temperature: 1 });
    texts.forEach(({ features, label }, index) => {
      if (foldOf[index] !== fold) return;
      found[index] = {
        fold,
        labels: model.labels,
        scores: scores(features) ?? new Float32Array(0),
        right: model.labels.indexOf(label),
      };
    });
  }
  const answered = found.filter((answer) => answer !== null && answer.scores.length > 0) as FoldAnswer[];
  const settings = Array.from({ length: folds }, (_, fold) =>
    settingOf(answered.filter((answer) => answer.fold !== fold)),
  );
  return {
    answers: texts.map((text, index) => answerOf(text, found[index] ?? null, settings)),
    ...settingOf(answered),
    secondsPerFit: spent / 1000 / folds,
  };
}

interface Setting {
  offset: number;
  temperature: number;
}

function settingOf(texts: readonly HeldOut[]): Setting {
  const offset = fitOffset(texts);
  return { offset, temperature: fitTemperature(texts.map((text) => withOffset(text, offset))) };
}

function answerOf(
  { label }: LabelledText,
  found: FoldAnswer | null,
  settings: readonly Setting[],
): HeldOutAnswer {
  if (found === null || found.scores.length === 0) return { right: label, best: [], confidence: 0 };
  const { offset, temperature } = settings[found.fold] ?? { offset: 0, temperature: 1 };
  const shares = softmax(withOffset(found, offset).scores, temperature);
  const order = bestFirst(shares);
  return {
    right: label,
    best: order.map((index) => found.labels[index] ?? label),
    confidence: shares[order[0] ?? 0] ?? 0,
  };
}

/** Indexes by falling value; equal ones by index. */
export function bestFirst(values: Float32Array): number[] {
  return [...values.keys()].sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b);
}

/** Answers as they are judged for confidence. */
export function judged(answers: readonly HeldOutAnswer[]): Judged[] {
  return answers.map(({ right, best, confidence }) => ({ confidence, isRight: best[0] === right }));
}

/** Measures of held-out answers, with how far their confidences can be trusted. An abstention counts by its best label. */
export function measureHeldOut(answers: readonly HeldOutAnswer[]): Measures & { calibrationError: number } {
  return { ...measure(answers), calibrationError: calibrationError(judged(answers)) };
}
