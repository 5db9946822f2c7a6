import { columnRow, columnViews, damped, letterRow, type SparseRow } from './feature-space.ts';
import type { Features } from './read-features.ts';
import type { TopicModel } from './topic-model.ts';

/** Answers of a model for the features of a text. */
export interface Classifier {
  /** Score of each label, in the order of the model's labels; null when the text has nothing that the model knows. */
  readonly scores: (features: Features) => Float32Array | null;
  /** The same as probabilities. */
  readonly probabilities: (features: Features) => Float32Array | null;
  /** What a word by itself adds to the score of the label with this index, were it the only one of the text. */
  readonly weightOf: (word: { form: string; column: number }, label: number) => number;
}

type ModelCore = Pick<TopicModel, 'space' | 'weights' | 'scales' | 'bias' | 'temperature'>;

/** Memory for what the letters of words say, in numbers of 4 bytes, in each of two generations: together 32 MB. */
const MEMO_NUMBERS = 4_000_000;

/** Makes the answers of a model; what the letters of a word say is worked out once and remembered. */
export function createClassifier(model: ModelCore): Classifier {
  const { space, bias, temperature } = model;
  const classes = bias.length;
  const lettersOf = createLetterMemo(model);
  const { stem, pair, term } = columnViews(space);

  const addLetters = (scores: Float32Array, forms: ReadonlyMap<string, number>): boolean => {
    const sum = new Float32Array(classes);
    let squares = 0;
    let isKnown = false;
    for (const [form, count] of forms) {
      const says = lettersOf(form);
      const weight = damped(count);
      squares += weight * weight;
      if (says === null) continue;
      isKnown = true;
      for (let c = 0; c < classes; c += 1) sum[c] = (sum[c] ?? 0) + weight * (says[c] ?? 0);
    }
    const scale = squares > 0 ? Math.sqrt(space.views.letters / squares) : 0;
    for (let c = 0; c < classes; c += 1) scores[c] = (scores[c] ?? 0) + scale * (sum[c] ?? 0);
    return isKnown;
  };

  const scoresOf = (features: Features): Float32Array | null => {
    const scores = bias.slice();
    const stems = columnRow(features.stems, space, stem);
    addRow(model, stems, scores);
    addRow(model, columnRow(features.pairs, space, pair), scores);
    addRow(model, columnRow(features.terms, space, term), scores);
    const hasLetters = addLetters(scores, features.forms);
    return stems.rows.length === 0 && !hasLetters ? null : scores;
  };

  return {
    scores: scoresOf,
    probabilities(features) {
      const scores = scoresOf(features);
      return scores === null ? null : softmax(scores, temperature);
    },
    weightOf({ form, column }, label) {
      const row = space.rowOf[column] ?? -1;
      const letters = (lettersOf(form)?.[label] ?? 0) * Math.sqrt(space.views.letters);
      if (row < 0) return letters;
      const own = (model.weights[row * classes + label] ?? 0) * (model.scales[row] ?? 0);
      return letters + own * (space.gains[row] ?? 0) * Math.sqrt(space.views.stem);
    },
  };
}

function addRow(
  { weights, scales }: Pick<TopicModel, 'weights' | 'scales'>,
  { rows, values }: SparseRow,
  scores: Float32Array,
): void {
  const classes = scores.length;
  for (let k = 0; k < rows.length; k += 1) {
    const row = rows[k] ?? 0;
    const base = row * classes;
    const value = (values[k] ?? 0) * (scales[row] ?? 0);
    for (let c = 0; c < classes; c += 1) scores[c] = (scores[c] ?? 0) + value * (weights[base + c] ?? 0);
  }
}

/** Scores of a word's letters, null when none of them is known. */
function createLetterMemo(model: ModelCore): (form: string) => Float32Array | null {
  const classes = model.bias.length;
  const generationMax = Math.max(64, Math.floor(MEMO_NUMBERS / Math.max(1, classes)));
  let young = new Map<string, Float32Array | null>();
  let old = new Map<string, Float32Array | null>();
  const work = (form: string): Float32Array | null => {
    const row = letterRow(form, model.space);
    if (row.rows.length === 0) return null;
    const says = new Float32Array(classes);
    addRow(model, row, says);
    return says;
  };
  return (form) => {
    const known = young.get(form);
    if (known !== undefined) return known;
    const remembered = old.get(form);
    const says = remembered === undefined ? work(form) : remembered;
    if (young.size >= generationMax) {
      old = young;
      young = new Map();
    }
    young.set(form, says);
    return says;
  };
}

/** Probabilities of scores: e^(score/temperature), brought to the sum 1. */
export function softmax(scores: Float32Array, temperature: number): Float32Array {
  let greatest = -Infinity;
  for (const score of scores) greatest = Math.max(greatest, score);
  let sum = 0;
  const shares = new Float32Array(scores.length);
  for (let i = 0; i < scores.length; i += 1) {
    const power = Math.exp(((scores[i] ?? 0) - greatest) / temperature);
    shares[i] = power;
    sum += power;
  }
  for (let i = 0; i < shares.length; i += 1) shares[i] = (shares[i] ?? 0) / sum;
  return shares;
}
