import { createClassifier } from './classify.ts';
import { fitModel, type LabelledText, type TrainingData } from './fit-model.ts';
import { bestFirst, foldsByLabel } from './hold-out.ts';
import { measure, type Answered, type Measures } from './measures.ts';
import { seededRandom } from './seeded-random.ts';
import type { Label, TopicModel } from './topic-model.ts';

/** What the two models are judged on. */
export interface Contest {
  champion: TopicModel;
  /** What analysts corrected. */
  corrections: readonly LabelledText[];
  /** Texts learnt from besides. */
  examples: readonly LabelledText[];
  nameOf: TrainingData['nameOf'];
  folds: number;
}

/** How a new model stands against the old one, on texts that neither was trained on. */
export interface Comparison {
  rows: number;
  corrections: number;
  champion: Measures;
  challenger: Measures;
  /** Shares of the corrected texts that each labels right. */
  onCorrections: { champion: number; challenger: number };
  /** Accuracy of the new one less that of the old one, with its 95 % interval. */
  difference: { accuracy: number; low: number; high: number };
  isBetter: boolean;
}

type Best = (text: LabelledText) => readonly Label[];

/**
 * Challenger: fitted to examples and corrections of the other folds. Champion: the model as it is, when there are no
 * examples; else the same recipe fitted to the examples of the other folds alone, since the model itself has most
 * likely seen them all. The new one is better when the 95 % interval of the paired difference lies above zero.
 */
export function compareModels({ champion, corrections, examples, nameOf, folds }: Contest): Comparison {
  const texts = [...examples, ...corrections];
  const ofExamples = foldsByLabel(examples, folds).foldOf;
  const ofCorrections = foldsByLabel(corrections, folds).foldOf;
  const old: Answered<Label>[] = [];
  const fresh: Answered<Label>[] = [];
  for (let fold = 0; fold < folds; fold += 1) {
    const shown = examples.filter((_, index) => ofExamples[index] !== fold);
    const learnt = corrections.filter((_, index) => ofCorrections[index] !== fold);
    const bestOfOld = answersOf(examples.length === 0 ? champion : fitModel({ texts: shown, nameOf }));
    const bestOfNew = answersOf(fitModel({ texts: [...shown, ...learnt], nameOf }));
    for (const [index, text] of texts.entries()) {
      if ((ofExamples[index] ?? ofCorrections[index - examples.length]) !== fold) continue;
      old[index] = { right: text.label, best: bestOfOld(text) };
      fresh[index] = { right: text.label, best: bestOfNew(text) };
    }
  }
  const gains = old.map((answer, index) => Number(isRight(fresh[index])) - Number(isRight(answer)));
  const difference = pairedInterval(gains);
  const corrected = (answers: readonly Answered<Label>[]) => measure(answers.slice(examples.length)).accuracy;
  return {
    rows: texts.length,
    corrections: corrections.length,
    champion: measure(old),
    challenger: measure(fresh),
    onCorrections: { champion: corrected(old), challenger: corrected(fresh) },
    difference,
    isBetter: difference.low > 0,
  };
}

function answersOf(model: Pick<TopicModel, 'labels' | 'space' | 'weights' | 'scales' | 'bias'>): Best {
  const { scores } = createClassifier({ ...model, temperature: 1 });
  return ({ features }) => {
    const found = scores(features);
    return found === null ? [] : bestFirst(found).flatMap((index) => model.labels[index] ?? []);
  };
}

function isRight(answer: Answered<Label> | undefined): boolean {
  return answer !== undefined && answer.best[0] === answer.right;
}

const RESAMPLES = 2000;
const SEED = 0x5e_ed;

/** Mean of paired differences with its 95 % bootstrap interval (Efron 1979); the same numbers give the same one. */
export function pairedInterval(differences: readonly number[]): {
  accuracy: number;
  low: number;
  high: number;
} {
  const size = differences.length;
  if (size === 0) return { accuracy: 0, low: 0, high: 0 };
  const random = seededRandom(SEED);
  const means = new Float64Array(RESAMPLES);
  for (let sample = 0; sample < RESAMPLES; sample += 1) {
    let sum = 0;
    for (let i = 0; i < size; i += 1) sum += differences[Math.floor(random() * size)] ?? 0;
    means[sample] = sum / size;
  }
  means.sort();
  return {
    accuracy: differences.reduce((sum, value) => sum + value, 0) / size,
    low: means[Math.floor(RESAMPLES * 0.025)] ?? 0,
    high: means[Math.floor(RESAMPLES * 0.975)] ?? 0,
  };
}
