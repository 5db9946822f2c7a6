import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toIso } from '../../contracts/clock.ts';
import { BLOCKS } from '../../contracts/enriched.ts';
import type { StoredPost } from '../../contracts/post-store.ts';
import { FULL_SCOPE, type Filters, type ReadOptions, type Scope } from '../../contracts/queries/filters.ts';
import { TREND_STEPS, type Trends } from '../../contracts/queries/trends.ts';
import { createRegionTime } from '../../contracts/region-time.ts';
import { makeStored } from '../support/make-stored.ts';
import { collect, openReaderStore, TIMEZONE, type ReaderStore } from '../support/reader-store.ts';
import { seededRandom } from '../support/seeded-random.ts';

const options: ReadOptions = { scope: FULL_SCOPE };
const HOUR_MS = 3_600_000;
const FIRST = Date.parse('2026-09-20T00:00:00.000Z');
const LAST = Date.parse('2026-11-24T08:20:00.000Z');
const DISTRICTS = ['opochetsky', 'ostrovsky', null];
const TOPICS = ['water', 'heat', null];
const time = createRegionTime(TIMEZONE);

/** The model: what is live, as plain objects. */
const live: StoredPost[] = [];

function randomPosts(count: number): StoredPost[] {
  const random = seededRandom(7);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  return Array.from({ length: count }, (_, index) => {
    const id = `vk:-1_${index}`;
    const topic = pick(TOPICS);
    return makeStored({
      id,
      publishedAt: toIso(FIRST + Math.floor(random() * (LAST - FIRST))),
      network: pick(['vk', 'telegram'] as const),
      channelId: pick(['a', 'b', 'c']),
      channelKind: pick(['community', 'community', 'media'] as const),
      authorKey: pick([null, 'a', 'b', 'c', 'd', 'e']),
      districtId: pick(DISTRICTS),
      block: pick(BLOCKS.slice(0, 3)),
      topics: topic === null ? [] : [{ id: topic, confidence: 1, evidence: [] }],
      noise: random() < 0.1 ? 'ad' : null,
      duplicateOf: random() < 0.2 ? 'vk:-1_0' : null,
    });
  });
}

/** Every fifth post changes its cell, every seventh is deleted: both leave a row that was taken back. */
function changesOf(added: readonly StoredPost[]): { row: StoredPost; replaced: StoredPost }[] {
  return added.flatMap((replaced, index) => {
    if (index % 5 !== 0 && index % 7 !== 0) return [];
    const row: StoredPost =
      index % 5 === 0
        ? { ...replaced, districtId: 'ostrovsky', block: 'roads', network: 'ok' }
        : { ...replaced, text: '', stems: [], authorKey: null, deletedAt: toIso(LAST) };
    return { row, replaced };
  });
}

function matching(filters: Filters, scope: Scope = FULL_SCOPE): StoredPost[] {
  const [from, to] = [Date.parse(filters.from), Date.parse(filters.to)];
  return live.filter((post) => {
    const at = Date.parse(post.publishedAt);
    const wanted: [string, readonly string[] | null | undefined][] = [
      [post.districtId ?? 'none', filters.district],
      [post.block, filters.block],
      [post.topics[0]?.id ?? 'none', filters.topic],
      [post.districtId ?? '', scope.districts],
      [post.block, scope.blocks],
    ];
    const isWanted = wanted.every(([value, values]) => values?.includes(value) ?? true);
    return at >= from && at < to && post.noise === null && isWanted;
  });
}

/** Largest of the distinct authors of each UTC month. */
function authorsOf(posts: readonly StoredPost[]): number {
  const months = new Map<string, Set<string | null>>();
  for (const post of posts.filter(({ channelKind }) => channelKind !== 'media')) {
    const month = post.publishedAt.slice(0, 7);
    months.set(month, (months.get(month) ?? new Set()).add(post.authorKey));
  }
  return Math.max(0, ...[...months.values()].map((authors) => authors.size));
}

const sumOf = (trends: Trends) =>
  trends.series.flatMap(({ points }) => points).reduce((sum, { posts }) => sum + posts, 0);

const moment = fc.integer({ min: FIRST - 30 * HOUR_MS, max: LAST + 30 * HOUR_MS });
const filtersArbitrary = fc
  .record(
    {
      moments: fc.tuple(moment, moment).filter(([a, b]) => a !== b),
      wholeHours: fc.boolean(),
      district: fc.subarray(['opochetsky', 'ostrovsky', 'none'], { minLength: 1 }),
      block: fc.subarray(BLOCKS.slice(0, 6), { minLength: 1 }),
      topic: fc.subarray(['water', 'heat', 'none'], { minLength: 1 }),
    },
    { requiredKeys: ['moments', 'wholeHours'] },
  )
  .map(({ moments, wholeHours, ...filters }): Filters => {
    const unit = wholeHours ? HOUR_MS : 1;
    const [from = 0, to = 0] = [...moments].sort((a, b) => a - b).map((ms) => Math.floor(ms / unit) * unit);
    return { ...filters, from: toIso(from), to: toIso(Math.max(to, from + 1)) };
  });

describe('counts', () => {
  let store: ReaderStore;
  beforeAll(async () => {
    store = await openReaderStore();
    const added = randomPosts(3_000);
    await store.add(added.slice(0, 1_500));
    await store.add(added.slice(1_500));
    const changes = changesOf(added);
    await store.replace(changes);
    const newest = new Map(changes.map(({ row }) => [row.id, row]));
    live.push(...added.map((post) => newest.get(post.id) ?? post));
  });
  afterAll(() => store.close());

  test('of a trend are those of a count by hand, from the rollup and from the posts alike', async () => {
    await fc.assert(
      fc.asyncProperty(filtersArbitrary, fc.constantFrom(...TREND_STEPS), async (filters, step) => {
        fc.pre(step !== 'hour' || Date.parse(filters.to) - Date.parse(filters.from) < 300 * HOUR_MS);
        const expected = matching(filters);
        const fromRollup = await store.reader.trends({ ...filters, step, by: 'total', limit: 50 }, options);
        // Naming every network asks the posts, and changes nothing else.
        const network = ['vk', 'telegram', 'ok'] as const;
        const fromPosts = await store.reader.trends(
          { ...filters, network: [...network], step, by: 'total', limit: 50 },
          options,
        );
        expect(fromRollup.series[0]?.points).toEqual(fromPosts.series[0]?.points);
        expect(sumOf(fromRollup)).toBe(expected.length);
        for (const point of fromRollup.series[0]?.points ?? []) {
          const [start, end] = [Date.parse(point.at), time.add(step, Date.parse(point.at), 1)];
          const posts = expected.filter(({ publishedAt }) => {
            const at = Date.parse(publishedAt);
            return at >= start && at < end;
          });
          expect(point).toMatchObject({
            posts: posts.length,
            clusters: posts.filter(({ duplicateOf }) => duplicateOf === null).length,
            authors: authorsOf(posts),
          });
        }
      }),
      { numRuns: 25 },
    );
  });

  test('of all series of a split add up to the total', async () => {
    const filters = { from: toIso(FIRST), to: toIso(LAST) };
    for (const by of ['district', 'block', 'topic', 'network', 'channel', 'sentiment', 'kind'] as const) {
      const trends = await store.reader.trends({ ...filters, step: 'week', by, limit: 50 }, options);
      expect(sumOf(trends), by).toBe(matching(filters).length);
      expect(trends.more).toBe(0);
    }
  });

  test('beyond the limit are left out, the smallest first, and told', async () => {
    const filters = { from: toIso(FIRST), to: toIso(LAST) };
    const { series, more } = await store.reader.trends(
      { ...filters, step: 'month', by: 'district', limit: 2 },
      options,
    );
    const sizes = ['opochetsky', 'ostrovsky', 'none'].map(
      (district) => [district, matching({ ...filters, district: [district] }).length] as const,
    );
    const largest = sizes.sort((a, b) => b[1] - a[1]).slice(0, 2);
    expect(series.map(({ key }) => key)).toEqual(largest.map(([district]) => district));
    expect(more).toBe(1);
  });

  test('of the period before and of the norm are those of the same hours then', async () => {
    const filters = { from: '2026-11-23T06:00:00.000Z', to: '2026-11-23T18:00:00.000Z' };
    const at = (days: number) =>
      matching({
        from: toIso(Date.parse(filters.from) - days * 24 * HOUR_MS),
        to: toIso(Date.parse(filters.to) - days * 24 * HOUR_MS),
      }).length;
    const compared = async (compare: 'previous' | 'norm') => {
      const trends = await store.reader.trends(
        { ...filters, step: 'hour', by: 'total', compare, limit: 1 },
        options,
      );
      const points = trends.series[0]?.compared ?? [];
      expect(points.map((point) => point.at)).toEqual(trends.series[0]?.points.map((point) => point.at));
      return points;
    };
    const sum = (points: readonly { posts: number }[]) =>
      points.reduce((total, { posts }) => total + posts, 0);
    expect(sum(await compared('previous'))).toBe(at(0.5));
    const norm = await compared('norm');
    expect(sum(norm)).toBeCloseTo((at(7) + at(14) + at(21) + at(28)) / 4, 9);
    for (const { posts, low = Number.NaN, high = Number.NaN } of norm) {
      expect(low).toBeGreaterThanOrEqual(0);
      expect(low).toBeLessThanOrEqual(posts);
      expect(high).toBeGreaterThan(posts);
    }
  });

  test('of a hotspot are those of its cell, and its norm is the mean of four weeks', async () => {
    const filters = { from: '2026-11-23T06:10:00.000Z', to: '2026-11-24T06:10:00.000Z' };
    const { items, normWeeks } = await store.reader.hotspots({ ...filters, limit: 300 }, options);
    expect(normWeeks).toBe(4);
    expect(items.length).toBeGreaterThan(5);
    expect(items.reduce((sum, { observed }) => sum + observed, 0)).toBe(matching(filters).length);
    const scores = items.map(({ voices }) => voices.z ?? Number.NaN);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    for (const item of items) {
      const inCell = (days: number) =>
        matching({
          from: toIso(Date.parse(filters.from) - days * 24 * HOUR_MS),
          to: toIso(Date.parse(filters.to) - days * 24 * HOUR_MS),
          district: [item.districtId],
          block: [item.block],
        });
      expect(item.observed).toBe(inCell(0).length);
      expect(item.previous).toBe(inCell(1).length);
      expect(item.expected).toBeCloseTo(
        [7, 14, 21, 28].reduce((sum, days) => sum + inCell(days).length, 0) / 4,
        9,
      );
      expect(item.authors).toBe(authorsOf(inCell(0)));
      expect(item.channels).toBe(new Set(inCell(0).map(({ channelId }) => channelId)).size);
      expect(item.clusters).toBe(inCell(0).filter(({ duplicateOf }) => duplicateOf === null).length);
      expect(item.q).toBeGreaterThan(0);
      const anonymous = inCell(0).filter((post) => post.authorKey === null || post.channelKind === 'media');
      const known = new Set(inCell(0).flatMap((post) => (anonymous.includes(post) ? [] : [post.authorKey])));
      expect(item.voices.observed).toBe(Math.min(item.clusters, 5 * known.size + anonymous.length));
    }
  });

  test('behind an explain link are the posts that it explains', async () => {
    const filters = { from: toIso(FIRST), to: toIso(LAST) };
    const { series } = await store.reader.trends(
      { ...filters, step: 'month', by: 'district', limit: 9 },
      options,
    );
    for (const { key, points, explain } of series) {
      const params = new URLSearchParams(explain.posts.split('?')[1]);
      expect(params.get('district')).toBe(key);
      const found = await collect(store.reader.allPosts({ ...filters, district: [key] }, options));
      expect(found.length).toBe(points.reduce((sum, { posts }) => sum + posts, 0));
    }
  });

  test('of facets are those of a count by hand; a filter does not narrow its own values', async () => {
    const filters: Filters = { from: toIso(FIRST), to: toIso(LAST), district: ['opochetsky'] };
    const { total, facets } = await store.reader.facets({ ...filters, limit: 30 }, options);
    expect(total).toBe(matching(filters).length);
    const valueOf = (name: 'district' | 'block', value: string) =>
      facets[name]?.find((facet) => facet.value === value)?.posts;
    expect(valueOf('block', 'housing')).toBe(matching({ ...filters, block: ['housing'] }).length);
    expect(valueOf('district', 'none')).toBe(matching({ ...filters, district: ['none'] }).length);
  });

  test('beyond its scope a reader counts nothing', async () => {
    const filters = { from: toIso(FIRST), to: toIso(LAST) };
    const scope: Scope = { districts: ['opochetsky'], blocks: ['housing'] };
    const trends = await store.reader.trends({ ...filters, step: 'week', by: 'total', limit: 1 }, { scope });
    expect(sumOf(trends)).toBe(matching(filters, scope).length);
    expect(sumOf(trends)).toBeGreaterThan(0);
    const { items } = await store.reader.hotspots({ ...filters, limit: 300 }, { scope });
    expect(items.map(({ districtId, block }) => [districtId, block])).toEqual([['opochetsky', 'housing']]);
    const { facets } = await store.reader.facets({ ...filters, limit: 30 }, { scope });
    expect(facets.block?.map(({ value }) => value)).toEqual(['housing']);
    const nothing = await store.reader.trends(
      { ...filters, district: ['ostrovsky'], step: 'week', by: 'total', limit: 1 },
      { scope: { districts: [], blocks: null } },
    );
    expect(sumOf(nothing)).toBe(0);
  });
});
