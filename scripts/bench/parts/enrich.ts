import { loadRegion } from '../../../config/load-region.ts';
import type { Labelled } from '../../../contracts/enriched.ts';
import { buildStageA } from '../../../processors/index.ts';
import { createStageB } from '../../../processors/stage-b.ts';
import { benchPosts } from '../../../tests/support/bench-posts.ts';
import { maskPersonalData } from '../../../text/mask.ts';
import { createBaselineChain } from '../baseline-chain.ts';
import type { Part } from '../part.ts';
import type { Measured } from '../results.ts';
import { round } from '../round.ts';
import { costOf, type Cost } from '../usage.ts';

const POSTS = 20_000;
/** Other posts before: compiled code, and words that are remembered. */
const WARM_UP = 5_000;
const RING = 200_000;
/** The baseline takes milliseconds a post, and ever more with TF-IDF. */
const BASELINE_POSTS = 2_000;
const SAMPLES = 1_000;

/** `enrich`: the chain without storage, and the straightforward chain of `natural` on the same posts. */
export const enrichPart: Part = async () => {
  const region = loadRegion('pskov');
  const all = benchPosts(region, WARM_UP + POSTS);
  const posts = all.slice(WARM_UP);
  const stageA = buildStageA(region);
  const warmStageB = createStageB({ ringSize: RING });
  for (const post of all.slice(0, WARM_UP)) warmStageB.add(stageA(post), null);

  const labelled: Labelled[] = [];
  const stageB = createStageB({ ringSize: RING });
  const costA = await costOf(() => posts.forEach((post) => labelled.push(stageA(post))));
  const costB = await costOf(() => labelled.forEach((row) => stageB.add(row, null)));
  const costMask = await costOf(() => posts.forEach(({ text }) => maskPersonalData(text)));
  const chain = rates('stages A and B', POSTS, sumOf(costA, costB));
  const measured = [
    chain,
    rates('stage A: language, places, topics, tone, bodies', POSTS, costA),
    rates('stage B: copies and stories', POSTS, costB),
    rates('masking of personal data', POSTS, costMask),
  ];

  const samples = labelled.slice(-SAMPLES).map(({ text, block }) => ({ text, block }));
  const names = region.gazetteer
    .filter(({ id }) => region.districts.some(({ centre }) => centre === id))
    .map(({ name }) => name);
  for (const hasKeywords of [false, true]) {
    const baseline = createBaselineChain({ samples, names, hasKeywords });
    const name = hasKeywords ? 'natural, with TF-IDF keywords' : 'natural: stems, Bayes, Jaro–Winkler';
    const cost = await costOf(() => posts.slice(0, BASELINE_POSTS).forEach(({ text }) => baseline(text)));
    const found = rates(name, BASELINE_POSTS, cost);
    measured.push({ ...found, values: { ...found.values, chainTimesFaster: timesFaster(chain, found) } });
  }
  return { posts: POSTS, measured };
};

function rates(name: string, posts: number, { seconds, cpuSeconds }: Cost): Measured {
  return {
    name,
    values: {
      posts,
      postsPerCpuSecond: round(posts / cpuSeconds),
      postsPerSecond: round(posts / seconds),
    },
  };
}

function sumOf(one: Cost, other: Cost): Cost {
  return { seconds: one.seconds + other.seconds, cpuSeconds: one.cpuSeconds + other.cpuSeconds };
}

function timesFaster(chain: Measured, baseline: Measured): number {
  return round(
    (chain.values['postsPerCpuSecond'] ?? 0) /
      (baseline.values['postsPerCpuSecond'] ?? Number.POSITIVE_INFINITY),
  );
}
