import type { Labelled } from '../../contracts/enriched.ts';
import type { Post } from '../../contracts/post.ts';
import { makePost } from '../gold/make-post.ts';
import { createStageB } from '../stage-b.ts';
import { composeText, type Sources } from './compose-text.ts';
import { createDice } from './dice.ts';
import { DISTORTIONS } from './distort.ts';
import { measuredShare } from './intervals.ts';
import type { Measured, Section } from './measured.ts';

/** Distinct posts among which false copies are looked for. */
const POSTS = 100_000;
/** Of them, so many are passed on with each distortion. */
const ORIGINALS = 2_000;
const WORDS = 30;
const RING = 200_000;
const SEED = 4;

/**
 * Recall of distorted copies and false merges, through the whole chain. Posts of 30 words are put together from runs of
 * 3 to 8 words of the given texts, in memory only; each distortion is applied to 2,000 of 100,000 of them. A merge of two
 * distinct posts is false.
 */
export function measureCopies(label: (post: Post) => Labelled, sources: Sources): Section {
  const dice = createDice(SEED);
  const vocabulary = [...new Set(sources.flat())];
  const posts = Array.from({ length: POSTS }, () => composeText(sources, WORDS, dice));
  const stageB = createStageB({ ringSize: RING });
  const add = (id: string, text: string) => stageB.add(label(makePost(text, { id })), null);

  let falseMerges = 0;
  for (const [index, text] of posts.entries())
    if (add(`import:${index}`, text).duplicateOf !== null) falseMerges += 1;
  const step = POSTS / ORIGINALS;
  const measured: Measured[] = [...DISTORTIONS].map(([name, distort], number) => {
    let hits = 0;
    for (let index = number; index < POSTS; index += step) {
      const copy = distort(posts[index] ?? '', dice, vocabulary);
      if (add(`import:${index}-${number}`, copy).duplicateOf === `import:${index}`) hits += 1;
    }
    return measuredShare(`recall, ${name}`, hits, ORIGINALS);
  });
  measured.push(measuredShare('false merges', falseMerges, POSTS));
  return {
    title: 'Copies',
    how: `${POSTS} posts of ${WORDS} words put together from runs of words of real texts; ${ORIGINALS} of them distorted`,
    measured,
    peers: [
      'SimHash of word pairs: copies with three words changed lie up to 17 bits apart, unrelated posts from 16 bits on; no threshold tells them apart',
    ],
  };
}
