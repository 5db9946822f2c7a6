import { VecheError } from '../../contracts/errors.ts';
import { fitThreshold } from './calibrate.ts';
import { distinctLabels, fitModel, type TrainingData } from './fit-model.ts';
import { foldsByLabel, holdOut, judged, measureHeldOut, type Folds } from './hold-out.ts';
import type { TopicModel } from './topic-model.ts';

/** Folds on which a training is calibrated and measured. */
const FOLDS = 3;
/** Labels beyond which a file is no list of topics. */
export const LABELS_MAX = 5000;
/** Weights beyond which a model does not fit into the memory of a small machine. */
const WEIGHTS_MAX = 400_000_000;

export interface TrainingSetting {
  region: string;
  /** Moment that the report tells. */
  trainedAt: string;
  /** Milliseconds of a clock that never goes back. */
  now: () => number;
}

/**
 * Trains a model: three folds calibrate and measure it, then it learns from everything.
 * @throws {VecheError} `input` for fewer than two labels, or data too large to train on.
 */
export function trainModel(data: TrainingData, { region, trainedAt, now }: TrainingSetting): TopicModel {
  const parts = foldsByLabel(data.texts, FOLDS);
  checkTrainable(data, parts);
  const { answers, offset, temperature } = holdOut(data, parts, now);
  const threshold = fitThreshold(judged(answers));
  const sure = answers.filter(({ confidence }) => confidence > 0 && confidence >= threshold);
  const right = sure.filter((answer) => answer.best[0] === answer.right).length;
  const fitted = fitModel(data);
  return {
    ...fitted,
    bias: fitted.bias.map((value, label) => (label === 1 ? value + offset : value)),
    temperature,
    threshold,
    region,
    report: {
      trainedAt,
      rows: data.texts.length,
      classes: fitted.labels.length,
      folds: FOLDS,
      ...rounded(measureHeldOut(answers)),
      answered: round(sure.length / answers.length),
      accuracyAnswered: round(sure.length === 0 ? 0 : right / sure.length),
    },
  };
}

/** @throws {VecheError} `input` when the texts cannot be split into folds that each leave two labels to learn. */
export function checkTrainable({ texts }: TrainingData, { folds, foldOf }: Folds): void {
  const classes = distinctLabels(texts).length;
  if (classes > LABELS_MAX) {
    throw new VecheError('input', `${classes} different labels; at most ${LABELS_MAX} can be learnt`, {
      hint: 'name a field with a list of topics by --label',
    });
  }
  for (let fold = 0; fold < folds; fold += 1) {
    const rest = texts.filter((_, index) => foldOf[index] !== fold);
    if (distinctLabels(rest).length < 2) {
      throw new VecheError(
        'input',
        `${texts.length} texts with ${classes} labels are too few to learn from`,
        {
          hint: 'every fold needs texts of at least two labels beside it',
        },
      );
    }
  }
  const columns = texts.reduce((sum, { features }) => sum + features.forms.size, 0);
  if (Math.min(columns, 1 << 20) * classes > WEIGHTS_MAX) {
    throw new VecheError('input', `${texts.length} texts with ${classes} labels are too many for one model`, {
      hint: 'train on a part of the file, or on fewer labels',
    });
  }
}

/** Four digits: more are noise. */
export function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

/** All numbers of a report with four digits. */
export function rounded<T extends object>(numbers: T): T {
  return Object.fromEntries(
    Object.entries(numbers).map(([key, value]) => [key, typeof value === 'number' ? round(value) : value]),
  ) as T;
}
