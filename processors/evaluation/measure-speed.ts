import type { Labelled } from '../../contracts/enriched.ts';
import type { Post } from '../../contracts/post.ts';
import { makePost } from '../gold/make-post.ts';
import { createStageB } from '../stage-b.ts';
import { createDice } from './dice.ts';
import { composeText, type Sources } from './compose-text.ts';
import type { Section } from './measured.ts';

const POSTS = 10_000;
const WARM_UP = 3_000;
const WORDS = 30;
const RING = 200_000;
const SEED = 9;

/** Posts a CPU-second through the whole chain. `cpuSeconds` tells the processor time used so far. */
export function measureSpeed(
  label: (post: Post) => Labelled,
  sources: Sources,
  cpuSeconds: () => number,
): Section {
  const dice = createDice(SEED);
  const posts = Array.from({ length: WARM_UP + POSTS }, (_, index) =>
    makePost(composeText(sources, WORDS, dice), { id: `import:${index}` }),
  );
  const stageB = createStageB({ ringSize: RING });
  for (const post of posts.slice(0, WARM_UP)) stageB.add(label(post), null);
  const begun = cpuSeconds();
  for (const post of posts.slice(WARM_UP)) stageB.add(label(post), null);
  const rate = Math.round(POSTS / Math.max(1e-9, cpuSeconds() - begun));
  return {
    title: 'Speed',
    how: `stages A and B on one thread, posts of ${WORDS} words put together from real texts; depends on the machine and its load`,
    measured: [
      { name: 'posts a CPU-second', value: rate, low: rate, high: rate, rows: POSTS, interval: null },
    ],
    peers: [],
  };
}
