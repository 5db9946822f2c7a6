import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createEventBus } from '../../api/event-bus.ts';
import { createMetrics } from '../../api/metrics.ts';
import { collectors } from '../../collectors/index.ts';
import { loadRegion } from '../../config/load-region.ts';
import type { Page } from '../../contracts/collector.ts';
import { silentLogger } from '../../contracts/logger.ts';
import { FULL_SCOPE } from '../../contracts/queries/filters.ts';
import type { Landing } from '../../contracts/landing.ts';
import { createFreshMetrics } from '../../pipeline/fresh-metrics.ts';
import { handlePages, type PageDeps } from '../../pipeline/handle-page.ts';
import { createSourceBook } from '../../pipeline/source-book.ts';
import { createThreadAudit } from '../../processors/audit-thread.ts';
import { buildStageA } from '../../processors/index.ts';
import { createStageB } from '../../processors/stage-b.ts';
import { openAuthorKeys } from '../../storage/author-keys.ts';
import { openLanding } from '../../storage/landing/open-landing.ts';
import { openStorage, type Storage } from '../../storage/open-storage.ts';
import { ANSWERS, KEPT, PERSONAL } from '../support/personal-answers.ts';
import { readable } from '../support/engine-file.ts';
import { fakeClock, type FakeClock } from '../support/fake-clock.ts';
import { makePage } from '../support/make-page.ts';
import { makePost } from '../support/make-post.ts';

const region = loadRegion('pskov');
const label = buildStageA(region);

let dir: string;
let clock: FakeClock;
let storage: Storage;
let landing: Landing;
let deps: PageDeps;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'veche-privacy-'));
  clock = fakeClock();
  storage = await openStorage({
    dir: join(dir, 'store'),
    timezone: region.timezone,
    clock,
    logger: silentLogger,
  });
  landing = await openLanding({ dir: join(dir, 'landing'), clock });
  const events = createEventBus();
  const { state } = storage;
  deps = {
    store: storage.store,
    quarantine: storage.quarantine,
    landing,
    events,
    book: createSourceBook({ sources: [], state, clock, events, metrics: createMetrics() }),
    clock,
    label: async (posts) => posts.map((post) => label(post)),
    stageB: createStageB({ ringSize: 1_000 }),
    audit: createThreadAudit(region),
    freshMetrics: createFreshMetrics(),
  };
});
afterEach(() => rm(dir, { recursive: true, force: true }));

async function take(page: Page): Promise<void> {
  await handlePages([await landing.append(page)], deps);
}

async function close(): Promise<void> {
  await landing.close();
  await storage.close();
}

/** Files of the whole data folder that hold a text, in compressed blocks of the engine too. */
async function filesWith(text: string): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const contents = await Promise.all(
    files.map(async (file) => ({ file, bytes: readable(await readFile(file)) })),
  );
  return contents.filter(({ bytes }) => bytes.includes(text)).map(({ file }) => file.slice(dir.length));
}

test.each(
  collectors.map((collector) => {
    const { network, variant } = collector.manifest;
    return [variant === undefined ? network : `${network}-${variant}`, collector] as const;
  }),
)(
  'no phone, e-mail, card, passport, full name, handle or author of %s reaches any file of the data folder',
  async (network, collector) => {
    const parsed = collector.parse({
      body: Buffer.from(ANSWERS[network] ?? ''),
      channel: network === 'rss' ? 'https://example.org/rss' : null,
      now: clock.now(),
      services: {
        pseudonymise: openAuthorKeys({ dir: join(dir, 'keys'), clock }).pseudonymise,
        bodyOfChannel: () => null,
        timezone: region.timezone,
      },
    });
    expect(parsed.posts).toHaveLength(1);
    expect(parsed.quarantined.length).toBeGreaterThan(0);
    const { error: _, ...content } = parsed;

    await take({ sourceId: 'a', ...content, cursor: {} });

    await close();
    const kept = await filesWith(KEPT);
    expect(kept.some((file) => file.startsWith('/landing/'))).toBe(true);
    expect(kept.some((file) => file.startsWith('/store/engine/'))).toBe(true);
    for (const value of [...PERSONAL, 'чужаястена']) expect(await filesWith(value), value).toEqual([]);
  },
);

test('a deleted post is in no file once landing is trimmed and the store scrubbed, quotes of findings included', async () => {
  const marker = 'маркертри';
  const root = makePost({ id: 'vk:-55_1', text: 'Третий день нет воды, когда дадут?' });
  const answer = makePost({
    id: 'vk:-55_2',
    kind: 'reply',
    bodyId: 'admin-pskov',
    parentId: root.id,
    rootId: root.id,
    text: `Прекратите истерику, истерика${marker} не поможет`,
    publishedAt: '2026-11-24T07:00:00.000Z',
  });
  await take(makePage({ posts: [root, answer] }));
  const before = await storage.reader.thread(root.id, {
    scope: FULL_SCOPE,
    signal: new AbortController().signal,
    timeLimitMs: 10_000,
  });
  expect(JSON.stringify(before?.thread.findings)).toContain(marker);
  const holders = (await filesWith(marker)).join('\n');
  expect(holders).toMatch(/^\/landing\//m);
  expect(holders).toMatch(/^\/store\/engine\//m);

  clock.advance(3_600_000);
  const deletedAt = new Date(clock.now()).toISOString();
  await take(makePage({ tombstones: [{ id: answer.id, deletedAt }] }));
  clock.advance(3_600_000);
  await landing.trim(clock.now());
  await storage.scrub();
  await close();

  expect(await filesWith(marker)).toEqual([]);
});
