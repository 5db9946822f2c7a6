import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toIso } from '../../contracts/clock.ts';
import { BLOCKS } from '../../contracts/enriched.ts';
import type { StoredPost } from '../../contracts/post-store.ts';
import { FULL_SCOPE, type Filters, type ReadOptions, type Scope } from '../../contracts/queries/filters.ts';
import { makeStored } from '../support/make-stored.ts';
import { openReaderStore, type ReaderStore } from '../support/reader-store.ts';
import { seededRandom } from '../support/seeded-random.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Three weeks around a change of month; the region's midnight is 21:00 of UTC. */
const FIRST = Date.parse('2026-10-20T21:00:00.000Z');
const LAST = Date.parse('2026-11-10T21:00:00.000Z');
const DISTRICTS = ['opochetsky', 'ostrovsky', null];
const TOPICS = ['water', 'heat', null];
const NETWORKS = ['vk', 'telegram', 'ok'] as const;

const random = seededRandom(11);
const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;

function randomCell(): Partial<StoredPost> {
  const topic = pick(TOPICS);
  return {
    publishedAt: toIso(FIRST + Math.floor(random() * (LAST - FIRST))),
    authorKey: pick([null, 'a', 'b', 'c', 'd', 'e']),
    districtId: pick(DISTRICTS),
    block: pick(BLOCKS.slice(0, 2)),
    topics: topic === null ? [] : [{ id: topic, confidence: 1, evidence: [] }],
    noise: random() < 0.1 ? 'ad' : null,
    duplicateOf: random() < 0.2 ? 'vk:-1_0' : null,
  };
}

function randomPost(index: number): StoredPost {
  return makeStored({
    ...randomCell(),
    id: `vk:-1_${index}`,
    network: pick(NETWORKS),
    channelId: pick(['a', 'b', 'c']),
    channelKind: pick(['community', 'community', 'media'] as const),
  });
}

/** An edit, a move to another day or cell, or a deletion. */
function changed(replaced: StoredPost): StoredPost {
  if (random() < 0.3) return { ...replaced, text: '', stems: [], authorKey: null, deletedAt: toIso(LAST) };
  if (random() < 0.5) return { ...replaced, ...randomCell() };
  return { ...replaced, text: `${replaced.text} и ещё` };
}

const moment = fc.oneof(
  fc.integer({ min: -1, max: 22 }).map((days) => FIRST + days * DAY_MS),
  fc.integer({ min: FIRST - 30 * HOUR_MS, max: LAST + 30 * HOUR_MS }),
);
const scopeArbitrary: fc.Arbitrary<Scope> = fc.constantFrom(
  FULL_SCOPE,
  { districts: ['opochetsky'], blocks: null },
  { districts: ['opochetsky', 'ostrovsky'], blocks: BLOCKS.slice(0, 1) },
);
const filtersArbitrary = fc
  .record(
    {
      moments: fc.tuple(moment, moment).filter(([a, b]) => Math.abs(a - b) > HOUR_MS),
      district: fc.subarray(['opochetsky', 'ostrovsky', 'none'], { minLength: 1 }),
      block: fc.subarray(BLOCKS.slice(0, 2), { minLength: 1 }),
      topic: fc.subarray(['water', 'heat', 'none'], { minLength: 1 }),
    },
    { requiredKeys: ['moments'] },
  )
  .map(({ moments, ...filters }): Filters => {
    const [from, to] = moments[0] < moments[1] ? moments : [moments[1], moments[0]];
    return { ...filters, from: toIso(from), to: toIso(to) };
  });

describe('counts of whole days', () => {
  let store: ReaderStore;
  const live = new Map<string, StoredPost>();

  beforeAll(async () => {
    store = await openReaderStore();
    const added = Array.from({ length: 900 }, (_, index) => randomPost(index));
    await store.add(added);
    for (const post of added) live.set(post.id, post);
  });
  afterAll(() => store.close());

  async function change(count: number): Promise<void> {
    const chosen = new Set(Array.from({ length: count }, () => pick([...live.values()])));
    const pairs = [...chosen].map((replaced) => ({ replaced, row: changed(replaced) }));
    await store.replace(pairs);
    for (const { row } of pairs) live.set(row.id, row);
  }

  /** Naming every network asks the posts, and changes nothing else. */
  const fromPosts = (filters: Filters): Filters => ({ ...filters, network: [...NETWORKS] });

  async function expectSameAnswers(numRuns: number): Promise<void> {
    const steps = fc.constantFrom('day', 'day', 'week', 'month');
    const splits = fc.constantFrom('total', 'district', 'block', 'topic');
    await fc.assert(
      fc.asyncProperty(filtersArbitrary, scopeArbitrary, steps, splits, async (filters, scope, step, by) => {
        const options: ReadOptions = { scope };
        const shape = { step, by, limit: 50, compare: 'previous' } as const;
        const trends = await store.reader.trends({ ...filters, ...shape }, options);
        const expected = await store.reader.trends({ ...fromPosts(filters), ...shape }, options);
        expect(numbersOf(trends.series)).toEqual(numbersOf(expected.series));
        const hotspots = await store.reader.hotspots({ ...filters, limit: 300 }, options);
        const counted = await store.reader.hotspots({ ...fromPosts(filters), limit: 300 }, options);
        expect(numbersOf(hotspots.items)).toEqual(numbersOf(counted.items));
      }),
      { numRuns },
    );
  }

  test('are those of the posts, before and after they are counted, written to, counted again and merged', async () => {
    await expectSameAnswers(3);
    store.clock.advance(HOUR_MS);
    expect(await store.rebuildDays()).toBeGreaterThan(15);
    await expectSameAnswers(5);
    await change(3);
    await expectSameAnswers(5);
    await change(150);
    await expectSameAnswers(3);
    store.clock.advance(HOUR_MS);
    expect(await store.rebuildDays()).toBeGreaterThan(5);
    await expectSameAnswers(5);
    await store.scrub();
    await expectSameAnswers(3);
    expect((await store.store.verify()).differences).toEqual([]);
  }, 120_000);

  test('stay valid on the days that nothing was written to', async () => {
    store.clock.advance(HOUR_MS);
    await store.rebuildDays();
    expect(await store.rebuildDays()).toBe(0);
    await change(1);
    expect(await store.rebuildDays()).toBe(0);
    store.clock.advance(HOUR_MS);
    const again = await store.rebuildDays();
    expect(again).toBeGreaterThan(0);
    expect(again).toBeLessThanOrEqual(2);
  });
});

/** Without links, which name the filters. */
function numbersOf(items: readonly object[]): unknown[] {
  return items.map((item) => ({ ...item, explain: null }));
}
