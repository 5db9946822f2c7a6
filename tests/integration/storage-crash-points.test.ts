import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEventBus } from '../../api/event-bus.ts';
import { loadRegion } from '../../config/load-region.ts';
import type { Page } from '../../contracts/collector.ts';
import { silentLogger } from '../../contracts/logger.ts';
import { noMetrics } from '../../contracts/metrics.ts';
import { createFreshMetrics } from '../../pipeline/fresh-metrics.ts';
import { handlePages, type PageDeps } from '../../pipeline/handle-page.ts';
import { createSourceBook } from '../../pipeline/source-book.ts';
import { createThreadAudit } from '../../processors/audit-thread.ts';
import { buildStageA } from '../../processors/index.ts';
import { createStageB } from '../../processors/stage-b.ts';
import { openPool, type OpenPool } from '../../storage/engine/pool.ts';
import { openLanding } from '../../storage/landing/open-landing.ts';
import { openStorage, type Storage } from '../../storage/open-storage.ts';
import { openOutbox } from '../../storage/outbox.ts';
import {
  crashingLanding,
  crashingOutbox,
  crashingPool,
  createCrashPoints,
  type CrashPoints,
} from '../support/crash-points.ts';
import { fakeClock } from '../support/fake-clock.ts';
import { correctPosts } from '../support/kill-analyst.ts';
import { correctedIds, WORLD_SOURCES, worldOutcome, worldPage } from '../support/kill-world.ts';
import { collect } from '../support/reader-store.ts';

const RUNS = Number(process.env['VECHE_CRASH_RUNS'] ?? 4);
const STEPS = 6;
const LAST = STEPS - 1;
/** Pages that are landed before they are handled together. */
const TOGETHER = 5;

const region = loadRegion('pskov');
const label = buildStageA(region);
let dir: string;
/** Landing of the life at hand: a folder of its own, because the one before still has its files open. */
let lives = 0;
const landingOf = (life: number) => join(dir, `landing-${life}`);

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'veche-crash-'));
  await (await openStore(createCrashPoints(Infinity), [])).close();
});

afterAll(() => rm(dir, { recursive: true, force: true }));

/** Opens the store; its pools are noted, to be closed when the process stops before it is open. */
function openStore(points: CrashPoints, pools: OpenPool[]): Promise<Storage> {
  return openStorage(
    { dir: join(dir, 'store'), timezone: region.timezone, clock: fakeClock(), logger: silentLogger },
    {
      async openPool(folder, size) {
        const pool = crashingPool(await openPool(folder, size), points);
        pools.push(pool);
        return pool;
      },
      openOutbox: async (folder) => crashingOutbox(await openOutbox(folder), points),
    },
  );
}

/** Empties the store, so that every run begins with nothing. */
async function empty(): Promise<void> {
  const pool = await openPool(join(dir, 'store', 'engine'), 1);
  const tables = await pool.query<{ name: string }>({
    sql: `SELECT name FROM system.tables WHERE database = currentDatabase()
      AND engine LIKE '%MergeTree' AND name != 'schema_migrations'`,
  });
  for (const { name } of tables) await pool.use((connection) => connection.command(`TRUNCATE TABLE ${name}`));
  await pool.close();
  lives += 1;
}

/**
 * One life of the process: takes up what the last one left, lands and handles the pages that are missing, corrects.
 * Stops where the points say, or at the end, when everything has to be right. Resolves with the moments it lived.
 */
async function live(seed: number, at: number): Promise<number> {
  const points = createCrashPoints(at);
  const pools: OpenPool[] = [];
  const landing = await openLanding({ dir: landingOf(lives), clock: fakeClock() });
  async function untilEnd(): Promise<void> {
    const storage = await openStore(points, pools);
    await work(seed, depsOf(storage, crashingLanding(landing, points)));
    await expectExact(seed, storage);
  }
  await Promise.race([untilEnd(), points.stopped]);
  await Promise.all(pools.map((pool) => pool.close()));
  // A process that is killed seals nothing: the next life goes on with the files as they are.
  lives += 1;
  await cp(landingOf(lives - 1), landingOf(lives), { recursive: true });
  await landing.close();
  return points.count();
}

type Deps = PageDeps & { landing: ReturnType<typeof crashingLanding> };

function depsOf({ store, quarantine, state }: Storage, landing: Deps['landing']): Deps {
  const clock = fakeClock();
  const events = createEventBus();
  return {
    store,
    quarantine,
    landing,
    events,
    clock,
    book: createSourceBook({ sources: [], state, clock, events, metrics: noMetrics }),
    label: async (posts) => posts.map((post) => label(post)),
    stageB: createStageB({ ringSize: 1_000 }),
    audit: createThreadAudit(region),
    freshMetrics: createFreshMetrics(),
  };
}

async function work(seed: number, deps: Deps): Promise<void> {
  await deps.store.recover();
  for await (const post of deps.store.remembered(1_000)) deps.stageB.remember(post);
  const pending = await collect(deps.landing.pending());
  if (pending.length > 0) await handlePages(pending, deps, { isReplay: true });
  const missing = pagesOf(seed).filter(({ sourceId, cursor }) => {
    return Number(cursor['step']) > Number(deps.landing.cursorOf(sourceId)?.['step'] ?? -1);
  });
  while (missing.length > 0) {
    const landed = await Promise.all(missing.splice(0, TOGETHER).map((page) => deps.landing.append(page)));
    await handlePages(landed, deps);
  }
  const ids = Array.from({ length: STEPS }, (_, step) => correctedIds(step)).flat();
  await correctPosts(deps.store, ids);
}

/** Pages of both sources; the second one begins when the first is half-way. */
function pagesOf(seed: number): Page[] {
  const pages = Array.from({ length: STEPS }, (_, step) =>
    WORLD_SOURCES.map((_name, n) => worldPage(seed, n, step)),
  );
  const [first, second] = WORLD_SOURCES.map((_name, source) => pages.flatMap((of) => of[source] ?? []));
  const half = STEPS / 2;
  return [...(first ?? []).slice(0, half), ...(second ?? []), ...(first ?? []).slice(half)];
}

async function expectExact(seed: number, { store }: Storage): Promise<void> {
  const wanted = worldOutcome(seed, LAST);
  const { checkedPosts, differences } = await store.verify();
  expect(differences).toEqual([]);
  expect(checkedPosts).toBe(wanted.length);
  const rows = await store.rows(wanted.map(({ id }) => id));
  for (const post of wanted) {
    const row = rows.get(post.id);
    expect(row).toMatchObject({
      text: post.text,
      publishedAt: post.publishedAt,
      editedAt: post.editedAt,
      ...(post.districtId === null ? {} : { districtId: post.districtId }),
    });
    expect(row?.deletedAt !== null, post.id).toBe(post.isDeleted);
  }
}

test('a process that stops before or after any change on disk, up to three times, loses and doubles nothing', async () => {
  await empty();
  const moments = await live(0, Infinity);
  expect(moments).toBeGreaterThan(30);
  let stops = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.array(fc.integer({ min: 0, max: moments - 1 }), { minLength: 1, maxLength: 3 }),
      async (seed, stopsAt) => {
        await empty();
        for (const at of stopsAt) if ((await live(seed, at)) === at) stops += 1;
        await live(seed, Infinity);
      },
    ),
    { numRuns: RUNS },
  );
  expect(stops).toBeGreaterThanOrEqual(RUNS / 2);
}, 1_200_000);
