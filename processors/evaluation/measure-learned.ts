import type { Region } from '../../contracts/region.ts';
import type { LabelledText } from '../topics/fit-model.ts';
import { foldsByIndex, holdOut } from '../topics/hold-out.ts';
import { createNameReader, createTextReader } from '../topics/text-reader.ts';
import type { Appeal, Comment } from './data.ts';
import { measuredScore, measuredShare } from './intervals.ts';
import type { Section } from './measured.ts';
import { accuracyOf, f1Of, weightedF1Of, type Verdict } from './scores.ts';

const FOLDS = 5;
const TOP = 5;

interface LearnedTools {
  region: Region;
  /** Milliseconds of a clock that never goes back. */
  now: () => number;
}

/** Learned labels of appeals: each fifth is answered by a model of the other four (row index mod 5). */
export function measureLearnedAppeals(appeals: readonly Appeal[], tools: LearnedTools): Section {
  const readText = createTextReader(tools.region);
  const nameOf = createNameReader(readText);
  const measured = (['category', 'topic'] as const).flatMap((field) => {
    const texts = appeals.map((appeal) => ({ features: readText(appeal.text), label: appeal[field] }));
    const { answers } = holdOut({ texts, nameOf }, foldsByIndex(texts, FOLDS), tools.now);
    const rows = answers.map(({ right, best }) => ({ gold: String(right), found: String(best[0] ?? '') }));
    const near = answers.filter(({ right, best }) => best.slice(0, TOP).includes(right)).length;
    return [
      measuredScore(`weighted F1, ${field}`, rows, weightedF1Of),
      measuredScore(`accuracy, ${field}`, rows, accuracyOf),
      measuredShare(`right one among five, ${field}`, near, rows.length),
    ];
  });
  return {
    title: 'Learned topics',
    how: `citizens’ appeals, ${FOLDS} folds by row index; abstentions count by their best label`,
    measured,
    peers: [
      'TF-IDF of words and characters with a linear SVC, trained on these rows and judged on others: weighted F1 of categories 0.784, of topics 0.497; naive Bayes 0.727, most frequent one 0.303',
    ],
  };
}

/** The learned judgement of comments, by the same folds. */
export function measureLearnedAggression(comments: readonly Comment[], tools: LearnedTools): Section {
  const readText = createTextReader(tools.region);
  const texts: LabelledText[] = comments.map(({ text, isToxic }) => ({
    features: readText(text),
    label: isToxic ? 1 : 0,
  }));
  const data = { texts, nameOf: createNameReader(readText) };
  const { answers } = holdOut(data, foldsByIndex(texts, FOLDS), tools.now);
  const rows: Verdict[] = answers.map(({ right, best }) => ({
    gold: String(right),
    found: String(best[0] ?? ''),
  }));
  return {
    title: 'Hostile comments, learned',
    how: `comments judged toxic or not, ${FOLDS} folds by row index, by the model that topics are learned with`,
    measured: [
      measuredScore('F1 of hostile', rows, (some) => f1Of(some, '1')),
      measuredScore('accuracy', rows, accuracyOf),
    ],
    peers: [
      'linear SVC on words and characters, trained on these rows: F1 0.851 on rows kept aside, 0.428 on comments of VK',
    ],
  };
}
