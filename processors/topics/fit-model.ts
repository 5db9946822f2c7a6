import { fitSpace, type ViewWeights } from './feature-space.ts';
import { addLogRatios } from './log-ratios.ts';
import type { Features } from './read-features.ts';
import { fitRidge } from './ridge.ts';
import { createTextRow } from './text-row.ts';
import { quantise, type Label, type TopicModel } from './topic-model.ts';

/** A text of the training data with its label. */
export interface LabelledText {
  features: Features;
  label: Label;
}

/** What a fit learns from. */
export interface TrainingData {
  texts: readonly LabelledText[];
  /** The words of a label that is a name («Аварийные деревья»): one more text of its class. null: a mere code. */
  nameOf: (label: Label) => Features | null;
}

/** A model that is not calibrated yet. */
export type FittedModel = Pick<TopicModel, 'labels' | 'space' | 'weights' | 'scales' | 'bias'>;

/** Chosen by five folds of the citizens' appeals, at both levels of their labels (docs/language/topics.md). */
const VIEWS: ViewWeights = { stem: 1, pair: 0.3, letters: 1.2, term: 0.5 };
const PENALTY = 0.7;
/** Power of the balance of classes: 0 counts every text alike, 1 every class. */
const BALANCE = 0.4;
/** Share of naive Bayes in the scores. */
const RATIO_SHARE = 0.02;

/** Fits a model to texts; the same texts in the same order give the same bytes. Needs at least two labels. */
export function fitModel({ texts, nameOf }: TrainingData): FittedModel {
  const labels = distinctLabels(texts);
  const indexOf = new Map(labels.map((label, index) => [label, index] as const));
  const space = fitSpace(
    texts.map(({ features }) => features),
    VIEWS,
  );
  const owners = texts.map(({ label }) => indexOf.get(label) ?? 0);
  const rowOf = createTextRow(space);
  const rows = texts.map(({ features }) => rowOf(features));
  for (const [index, name] of labels.map(nameOf).entries()) {
    if (name === null) continue;
    rows.push(rowOf(name));
    owners.push(index);
  }
  const classOf = Int32Array.from(owners);
  const classes = labels.length;
  const fit = fitRidge({
    texts: rows,
    classOf,
    classes,
    features: space.columns.length,
    weights: balanced(classOf, classes),
    penalty: PENALTY,
  });
  addLogRatios(fit, rows, classOf, RATIO_SHARE);
  return { labels, space, bias: fit.bias, ...quantise(fit.weights, classes) };
}

/** All labels, in an order that does not depend on the rows'. */
export function distinctLabels(texts: readonly { label: Label }[]): Label[] {
  const key = (label: Label) => `${typeof label}:${label}`;
  return [...new Set(texts.map(({ label }) => label))].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** Texts of rare classes count more. */
function balanced(classOf: Int32Array, classes: number): Float64Array {
  const sizes = new Float64Array(classes);
  for (const owner of classOf) sizes[owner] = (sizes[owner] ?? 0) + 1;
  return Float64Array.from(classOf, (owner) =>
    Math.pow(classOf.length / classes / (sizes[owner] ?? 1), BALANCE),
  );
}
