import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toIso } from '../../contracts/clock.ts';
import { BLOCKS } from '../../contracts/enriched.ts';
import type { StoredPost } from '../../contracts/post-store.ts';
import type { Coverage } from '../../contracts/queries/coverage.ts';
import { FULL_SCOPE, type Filters, type Scope } from '../../contracts/queries/filters.ts';
import type { District } from '../../contracts/region.ts';
import { createRegionTime } from '../../contracts/region-time.ts';
import type { SourceStatus } from '../../contracts/source.ts';
import {
  afterChanges,
  authorsOf,
  matchingPosts,
  MODEL_PERIOD,
  modelChanges,
  modelPosts,
} from '../support/posts-model.ts';
import { openReaderStore, TIMEZONE, type ReaderStore } from '../support/reader-store.ts';

const time = createRegionTime(TIMEZONE);
const period = { from: '2026-11-09T21:00:00.000Z', to: '2026-11-19T10:00:00.000Z' };

const POPULATION = { opochetsky: 9_000, ostrovsky: 20_000, pskov: 1_500_000, nevelsky: 10_000 };
const DISTRICTS = [...Object.entries(POPULATION), ['gdovsky', 12_000], ['plyussky', null]].map(
  ([id, population]) => ({ id, population }),
) as unknown as District[];

const sourceOf = (id: string, channelId: string, state: SourceStatus['state']) =>
  ({ id, channelId, state, lastPostAt: null }) as SourceStatus;

describe('coverage', () => {
  let store: ReaderStore;
  let live: StoredPost[];
  beforeAll(async () => {
    store = await openReaderStore(DISTRICTS);
    const added = modelPosts(900, 5);
    const changes = modelChanges(added.slice(0, 400));
    await store.add(added);
    await store.replace(changes);
    live = afterChanges(added, changes);
  });
  afterAll(() => store.close());

  const read = (filters: Filters = period, sources: SourceStatus[] = [], scope: Scope = FULL_SCOPE) =>
    store.reader.coverage(filters, { scope }, sources);
  const itemOf = ({ items }: Coverage, id: string) => items.find(({ districtId }) => districtId === id);

  test('tells what posts counted by hand tell', async () => {
    for (const filters of [period, { ...period, network: ['vk', 'rss'] }, { ...period, block: ['roads'] }]) {
      const coverage = await read(filters as Filters);
      const posts = matchingPosts(live, filters as Filters);
      expect(coverage.posts).toBe(posts.length);
      expect(coverage.withoutDistrict).toBeCloseTo(
        posts.filter(({ districtId }) => districtId === null).length / posts.length,
        9,
      );
      expect(coverage.days).toBe(10);
      expect(coverage.items).toHaveLength(6);
      for (const item of coverage.items) {
        const own = posts.filter(({ districtId }) => districtId === item.districtId);
        const days = own.map(({ publishedAt }) => time.startOf('day', Date.parse(publishedAt)));
        expect(item).toMatchObject({
          posts: own.length,
          channels: new Set(own.map(({ channelId }) => channelId)).size,
          authors: authorsOf(own),
          daysWithoutPost: 10 - new Set(days).size,
          lastDay: own.length === 0 ? null : toIso(Math.max(...days)),
        });
        for (const { block, posts: told, channels } of item.blocks) {
          const inBlock = own.filter((post) => post.block === block);
          expect([told, channels]).toEqual([
            inBlock.length,
            new Set(inBlock.map(({ channelId }) => channelId)).size,
          ]);
        }
        const blocks = (filters as Filters).block ?? BLOCKS;
        expect(item.emptyBlocks.length + item.blocks.length).toBe(blocks.length);
      }
    }
  });

  test('a district that nobody writes about is blind, not calm, and comes first', async () => {
    const coverage = await read();
    expect(itemOf(coverage, 'gdovsky')).toMatchObject({
      posts: 0,
      blind: true,
      reasons: ['no_source', 'few_posts'],
      residentsPerPost: null,
      daysWithoutPost: 10,
    });
    expect(itemOf(coverage, 'plyussky')).toMatchObject({ blind: true, reasons: ['no_source'] });
    expect(coverage.items[0]?.blind).toBe(true);
    expect(coverage.items.at(-1)).toMatchObject({ blind: false, why: null });
  });

  test('far fewer posts by resident than the middle district has make it blind', async () => {
    const coverage = await read();
    expect(coverage.medianPer10k).toBeGreaterThan(0);
    expect(itemOf(coverage, 'pskov')).toMatchObject({ blind: true, reasons: ['few_posts'] });
    expect(itemOf(coverage, 'opochetsky')).toMatchObject({ blind: false });
    const alone = await read(period, [], { districts: ['pskov', 'opochetsky'], blocks: null });
    expect(alone.medianPer10k).toBeNull();
    expect(alone.items.map(({ districtId, blind }) => `${districtId} ${String(blind)}`).toSorted()).toEqual([
      'opochetsky false',
      'pskov false',
    ]);
  });

  test('when half of its sources are silent, a district is blind, and they are named', async () => {
    const one = [sourceOf('s-a', 'a', 'quota'), sourceOf('s-b', 'b', 'active'), sourceOf('s-c', 'c', 'off')];
    expect(itemOf(await read(period, one), 'opochetsky')).toMatchObject({
      blind: false,
      silentSources: [{ id: 's-a', state: 'quota' }],
    });
    const half = [...one, sourceOf('s-d', 'd', 'silent'), sourceOf('elsewhere', 'x', 'dead')];
    expect(itemOf(await read(period, half), 'opochetsky')).toMatchObject({
      blind: true,
      reasons: ['silent_source'],
      silentSources: [{ id: 's-a' }, { id: 's-d' }],
    });
  });

  test('channels of the four weeks before the period are still those of a district', async () => {
    const late = { from: toIso(MODEL_PERIOD.to + 1), to: toIso(MODEL_PERIOD.to + 86_400_000) };
    const coverage = await read(late, [sourceOf('s-a', 'a', 'silent')]);
    expect(coverage).toMatchObject({ posts: 0, withoutDistrict: null });
    expect(itemOf(coverage, 'opochetsky')).toMatchObject({ reasons: ['silent_source'], posts: 0 });
  });
});
