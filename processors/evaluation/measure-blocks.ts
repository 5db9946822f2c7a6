import type { Labelled } from '../../contracts/enriched.ts';
import type { Post } from '../../contracts/post.ts';
import { makePost } from '../gold/make-post.ts';
import { goldBlock, type Appeal } from './data.ts';
import { measuredScore, measuredShare } from './intervals.ts';
import type { Section } from './measured.ts';
import { weightedF1Of } from './scores.ts';

/** The thematic block of appeals by the region's weighted words alone, nothing learned. */
export function measureBlocks(label: (post: Post) => Labelled, appeals: readonly Appeal[]): Section {
  const rows = appeals.map((appeal) => ({
    gold: goldBlock(appeal),
    found: label(makePost(appeal.text)).block,
  }));
  const right = rows.filter(({ gold, found }) => gold === found);
  const named = rows.filter(({ found }) => found !== 'other');
  const rightlyNamed = named.filter(({ gold, found }) => gold === found);
  return {
    title: 'Blocks without training',
    how: 'citizens’ appeals of another region; eight blocks and none, by the words of the shipped region alone',
    measured: [
      measuredShare('accuracy', right.length, rows.length),
      measuredShare('precision of named blocks', rightlyNamed.length, named.length),
      measuredScore('weighted F1', rows, weightedF1Of),
    ],
    peers: ['most frequent category for all: weighted F1 0.303 (17 categories, other task: a floor only)'],
  };
}
