import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Collector, Page, PollInput } from '../contracts/collector.ts';
import { VecheError } from '../contracts/errors.ts';
import type { LandedPage } from '../contracts/landing.ts';
import { silentLogger } from '../contracts/logger.ts';
import { noMetrics } from '../contracts/metrics.ts';
import { sourceSchema } from '../contracts/source.ts';
import { createLimiter } from '../net/limiter.ts';
import { openLanding } from '../storage/landing/open-landing.ts';
import { makePage } from '../tests/support/make-page.ts';
import { makePost } from '../tests/support/make-post.ts';
import { steppedClock } from '../tests/support/stepped-clock.ts';
import { followSource, visitSource, type CollectDeps, type Visit } from './collect-source.ts';
import { createSourceBook } from './source-book.ts';

const source = sourceSchema.parse({ id: 'vk-town', network: 'vk', target: '-1' });

/** Collecting on a real landing; `poll` is what the network's collector does. */
async function collecting(poll: (input: PollInput) => AsyncGenerator<Page>) {
  const clock = steppedClock();
  const dir = await mkdtemp(join(tmpdir(), 'veche-collect-'));
  const landing = await openLanding({ dir, clock });
  const pushed: LandedPage[] = [];
  const stopping = new AbortController();
  const book = createSourceBook({
    sources: [source],
    state: { append: async () => undefined, get: () => null, list: () => [] },
    clock,
    events: { publish() {}, lastId: () => 0, subscribe: () => () => undefined },
    metrics: noMetrics,
  });
  const deps: CollectDeps = {
    landing,
    book,
    clock,
    gate: { pass: async () => undefined, reason: async () => null },
    random: () => 0.5,
    logger: silentLogger,
    push: (page) => void pushed.push(page),
    services: {
      http: () => Promise.reject(new Error('not asked here')),
      limiter: createLimiter({ clock }),
      clock,
      logger: silentLogger,
      pseudonymise: () => null,
      bodyOfChannel: () => null,
      timezone: 'Europe/Moscow',
    },
  };
  const collector: Collector = {
    manifest: {
      network: 'vk',
      title: 'VK',
      documentation: 'https://dev.vk.com',
      rateLimit: { perSecond: 3, source: 'https://dev.vk.com' },
      defaultBaseUrl: null,
      needsToken: false,
      needsAcceptTerms: false,
      pollSeconds: 600,
    },
    poll,
    parse: () => ({ posts: [], tombstones: [], quarantined: [], futureDates: 0, error: null }),
  };
  const visit: Visit = { source, collector, token: null, stopping: stopping.signal, signal: stopping.signal };
  return { clock, landing, pushed, stopping, deps, visit, book };
}

const pageOf = (number: number): Page =>
  makePage({ posts: [makePost({ id: `vk:-1_${number}` })], cursor: { number } });

test('a page and its cursor are landed before the next page is asked for', async () => {
  const landedAtAsking: number[] = [];
  const setup = await collecting(async function* () {
    for (const number of [1, 2, 3]) {
      landedAtAsking.push(setup.landing.backlog());
      yield pageOf(number);
    }
  });

  await visitSource(setup.visit, setup.deps);

  expect(landedAtAsking).toEqual([0, 1, 2]);
  expect(setup.landing.cursorOf('vk-town')).toEqual({ number: 3 });
  expect(setup.pushed.map(({ page }) => page.posts[0]?.id)).toEqual(['vk:-1_1', 'vk:-1_2', 'vk:-1_3']);
});

test('a stop ends the visit between two pages, and the page that was shown is landed', async () => {
  const setup = await collecting(async function* () {
    yield pageOf(1);
    setup.stopping.abort();
    yield pageOf(2);
    yield pageOf(3);
  });

  await visitSource(setup.visit, setup.deps);

  expect(setup.landing.cursorOf('vk-town')).toEqual({ number: 2 });
});

test('the next visit goes on with the landed cursor, also after a failure', async () => {
  const cursors: unknown[] = [];
  const setup = await collecting(async function* (input) {
    cursors.push(input.cursor);
    if (cursors.length === 3) setup.stopping.abort();
    yield pageOf(cursors.length);
    throw new VecheError('remote', 'the server answered 503', { retryAfterSeconds: 90 });
  });

  await setup.clock.runAll([followSource(setup.visit, setup.deps, (run) => run())]);

  expect(cursors).toEqual([null, { number: 1 }, { number: 2 }]);
  expect(setup.clock.elapsed()).toBe(180_000);
});

test('a source that fails is backing off with its reason, longer each time', async () => {
  const starts: number[] = [];
  const setup = await collecting(async function* () {
    starts.push(setup.clock.elapsed());
    if (starts.length === 4) setup.stopping.abort();
    yield* [];
    throw new VecheError('network', 'the connection failed');
  });

  await setup.clock.runAll([followSource(setup.visit, setup.deps, (run) => run())]);

  expect(starts).toEqual([0, 5_000, 15_000, 35_000]);
  expect(setup.book.statuses()[0]).toMatchObject({ state: 'backing_off', reason: 'the connection failed' });
});
