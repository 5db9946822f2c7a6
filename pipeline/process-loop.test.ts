import { expect, test } from 'vitest';
import { VecheError } from '../contracts/errors.ts';
import type { LandedPage } from '../contracts/landing.ts';
import { silentLogger } from '../contracts/logger.ts';
import { noMetrics } from '../contracts/metrics.ts';
import { makeLanded, makePage } from '../tests/support/make-page.ts';
import { makePost } from '../tests/support/make-post.ts';
import { createProcessLoop } from './process-loop.ts';

const NOTHING = { added: 0, changed: 0, deleted: 0, unchanged: 0 };

function startLoop(handle: (pages: LandedPage[]) => Promise<void>) {
  const aside: { sequence: number; reason: string }[] = [];
  const loop = createProcessLoop({
    handle: async (pages) => {
      await handle(pages);
      return NOTHING;
    },
    setAside: async (page, reason) => void aside.push({ sequence: page.sequence, reason }),
    logger: silentLogger,
    metrics: noMetrics,
  });
  return { loop, aside };
}

test('pages are handled in landing order, each once', async () => {
  const handled: number[] = [];
  const { loop } = startLoop(async (pages) => void handled.push(...pages.map((page) => page.sequence)));

  for (let sequence = 1; sequence <= 50; sequence += 1) loop.push(makeLanded(sequence));
  await loop.drained();

  expect(handled).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
  expect(loop.backlog()).toBe(0);
});

test('whoever waits for one page waits for no later one', async () => {
  const { loop } = startLoop(async (pages) => {
    const next = Math.max(...pages.map((page) => page.sequence)) + 1;
    if (next < 1_000) loop.push(makeLanded(next));
    await new Promise((resolve) => setImmediate(resolve));
  });

  await loop.take(makeLanded(1));

  expect(loop.backlog()).toBeGreaterThan(0);
  await loop.stop();
});

test('the stop leaves nobody waiting for a page', async () => {
  const begun = Promise.withResolvers<void>();
  const { loop } = startLoop(async () => {
    begun.resolve();
    throw new VecheError('unavailable', 'the disk is full');
  });
  const first = loop.take(makeLanded(1));
  await begun.promise;
  const second = loop.take(makeLanded(2));

  await loop.stop();

  await Promise.all([first, second]);
  expect(loop.trouble()).toBe('the disk is full');
});

test('a batch that storage refuses is tried again until it is stored, and the trouble is told meanwhile', async () => {
  let attempts = 0;
  const troubles: (string | null)[] = [];
  const { loop } = startLoop(async () => {
    troubles.push(loop.trouble());
    attempts += 1;
    if (attempts < 3) throw new VecheError('unavailable', 'the disk is full');
  });

  loop.push(makeLanded(1));
  await loop.drained();

  expect(attempts).toBe(3);
  expect(troubles).toEqual([null, 'the disk is full', 'the disk is full']);
  expect(loop.trouble()).toBeNull();
});

test('a page that breaks the chain is set aside, and its neighbours are stored', async () => {
  const stored: number[] = [];
  const { loop, aside } = startLoop(async (pages) => {
    if (pages.some((page) => page.sequence === 3)) throw new Error('poison');
    stored.push(...pages.map((page) => page.sequence));
  });

  for (let sequence = 1; sequence <= 5; sequence += 1)
    loop.push(makeLanded(sequence, { posts: [makePost()] }));
  await loop.drained();

  expect(stored).toEqual([1, 2, 4, 5]);
  expect(aside).toEqual([{ sequence: 3, reason: 'poison' }]);
}, 60_000);

test('stop ends while storage is down, and leaves what waits', async () => {
  const tried = Promise.withResolvers<void>();
  const { loop } = startLoop(async () => {
    tried.resolve();
    throw new VecheError('unavailable', 'down');
  });

  loop.push(makeLanded(1));
  await tried.promise;
  loop.push(makeLanded(2));
  await loop.stop();

  expect(loop.backlog()).toBe(1);
});

test('the pages that come next are told before those at hand are handled, in batches of the same size', async () => {
  const events: string[] = [];
  const loop = createProcessLoop({
    handle: async (pages) => {
      events.push(`handle ${pages.map(({ sequence }) => sequence).join(' ')}`);
      return NOTHING;
    },
    announce: (pages) => events.push(`next ${pages.map(({ sequence }) => sequence).join(' ')}`),
    setAside: async () => {},
    logger: silentLogger,
    metrics: noMetrics,
  });
  const posts = Array.from({ length: 1_200 }, (_, index) => makePost({ id: `vk:-1_${index}` }));

  for (let sequence = 1; sequence <= 3; sequence += 1) {
    loop.push({ ...makeLanded(sequence), page: makePage({ posts }) });
  }
  await loop.drained();

  expect(events).toEqual(['next 2', 'handle 1', 'next 3', 'handle 2', 'next ', 'handle 3']);
});
