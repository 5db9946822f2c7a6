// Measures the chain on this machine: npm run bench. Writes bench/results.json; rates are posts per CPU-second.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadRegion } from '../config/load-region.ts';
import { silentLogger } from '../contracts/logger.ts';
import type { Labelled } from '../contracts/enriched.ts';
import type { Post } from '../contracts/post.ts';
import type { PostChange } from '../contracts/post-store.ts';
import { buildStageA } from '../processors/index.ts';
import { createStageB } from '../processors/stage-b.ts';
import { openStorage } from '../storage/open-storage.ts';
import { contentHash } from '../text/content-hash.ts';
import { maskPersonalData } from '../text/mask.ts';
import { systemClock } from '../cli/clock.ts';
import { benchPosts } from '../tests/support/bench-posts.ts';

const POSTS = 20_000;
const BATCH = 2_000;
const RING = 200_000;

interface Measured {
  name: string;
  postsPerCpuSecond: number;
  postsPerSecond: number;
}

async function measure(name: string, posts: number, work: () => unknown): Promise<Measured> {
  const cpu = process.cpuUsage();
  const started = performance.now();
  await work();
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const result = {
    name,
    postsPerCpuSecond: Math.round(posts / ((user + system) / 1e6)),
    postsPerSecond: Math.round(posts / seconds),
  };
  console.log(`${name}: ${result.postsPerCpuSecond} posts per CPU-second, ${result.postsPerSecond} a second`);
  return result;
}

async function store(labelled: readonly Labelled[], dir: string): Promise<void> {
  const stageB = createStageB({ ringSize: RING });
  const storage = await openStorage({
    dir,
    timezone: 'Europe/Moscow',
    clock: systemClock,
    logger: silentLogger,
  });
  for (let start = 0; start < labelled.length; start += BATCH) {
    const changes = labelled.slice(start, start + BATCH).map((post): PostChange => {
      const row = stageB.add(post, null);
      return { row, contentHash: contentHash(row), replaced: null };
    });
    await storage.store.known(changes.map(({ row }) => row.id));
    await storage.store.write({ changes, metrics: [], pages: [] });
  }
  await storage.close();
}

const region = loadRegion('pskov');
const posts = benchPosts(region, POSTS);
const stageA = buildStageA(region);
for (const post of posts.slice(0, 2_000)) stageA(post);

const labelled: Labelled[] = [];
const folder = await mkdtemp(join(tmpdir(), 'veche-bench-'));
const results = [
  await measure('mask', POSTS, () => posts.forEach((post: Post) => maskPersonalData(post.text))),
  await measure('stage A', POSTS, () => posts.forEach((post: Post) => labelled.push(stageA(post)))),
  await measure('stage B', POSTS, () => {
    const stageB = createStageB({ ringSize: RING });
    for (const post of labelled) stageB.add(post, null);
  }),
  await measure('stage B and storage', POSTS, () => store(labelled, folder)),
];
await rm(folder, { recursive: true });
const words = posts.reduce((sum, post) => sum + post.text.split(/\s+/).length, 0) / POSTS;
await mkdir('bench', { recursive: true });
const machine = { cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, node: process.version };
await writeFile(
  'bench/results.json',
  `${JSON.stringify({ machine, posts: POSTS, wordsPerPost: Math.round(words), results }, null, 2)}\n`,
);
