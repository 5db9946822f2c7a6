import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toIso } from '../../contracts/clock.ts';
import type { StoredPost } from '../../contracts/post-store.ts';
import { FULL_SCOPE, type Filters, type ReadOptions, type Scope } from '../../contracts/queries/filters.ts';
import {
  PIVOT_DIMENSIONS,
  PIVOT_MEASURES,
  type Pivot,
  type PivotDimension,
  type PivotMeasure,
} from '../../contracts/queries/pivot.ts';
import type { District } from '../../contracts/region.ts';
import { createRegionTime } from '../../contracts/region-time.ts';
import { previousShift } from '../../storage/queries/local-shift.ts';
import {
  afterChanges,
  authorsOf,
  matchingPosts,
  MODEL_PERIOD,
  modelChanges,
  modelPosts,
  valuesOf,
} from '../support/posts-model.ts';
import { collect, openReaderStore, TIMEZONE, type ReaderStore } from '../support/reader-store.ts';

const options: ReadOptions = { scope: FULL_SCOPE };
const time = createRegionTime(TIMEZONE);
const period = { from: '2026-11-02T21:00:00.000Z', to: '2026-11-16T21:00:00.000Z' };
const DISTRICTS = [{ id: 'opochetsky', population: 5_000 }] as unknown as District[];

let live: StoredPost[] = [];
let store: ReaderStore;
beforeAll(async () => {
  store = await openReaderStore(DISTRICTS);
  const added = modelPosts(1_500);
  const changes = modelChanges(added.slice(0, 700));
  await store.add(added);
  await store.replace(changes);
  live = afterChanges(added, changes);
  await store.rebuildDays();
});
afterAll(() => store.close());

/** Keys of a post by a dimension. */
function keysOf(post: StoredPost, dimension: PivotDimension): readonly string[] {
  const at = Date.parse(post.publishedAt);
  if (dimension === 'hourOfDay') return [String(time.parts(at).hour)];
  if (dimension === 'weekday') return [String(time.parts(at).weekday)];
  if (dimension === 'day' || dimension === 'week' || dimension === 'month')
    return [toIso(time.startOf(dimension, at))];
  const values = valuesOf(post)[dimension] ?? [];
  return values.length === 0 ? ['none'] : values;
}

function measureOf(posts: readonly StoredPost[], measure: PivotMeasure): number | null {
  const share = (count: number): number | null => (posts.length === 0 ? null : count / posts.length);
  switch (measure) {
    case 'posts':
      return posts.length;
    case 'clusters':
      return posts.filter(({ duplicateOf }) => duplicateOf === null).length;
    case 'authors':
      return authorsOf(posts);
    case 'appeals':
      return posts.filter(({ isAppeal }) => isAppeal).length;
    case 'negativeShare':
      return share(posts.filter(({ sentiment }) => sentiment.label === 'negative').length);
    case 'hostileShare':
      return share(posts.filter(({ conflict }) => conflict.aggression >= 0.5).length);
    case 'meanSentiment':
      return share(posts.reduce((sum, { sentiment }) => sum + sentiment.score, 0));
  }
}

/** Posts of a key, `rest` being those with a key that is not told. */
function withKey(
  posts: readonly StoredPost[],
  dimension: PivotDimension,
  key: string,
  told: readonly string[],
) {
  if (key !== 'rest') return posts.filter((post) => keysOf(post, dimension).includes(key));
  return posts.filter((post) => keysOf(post, dimension).some((own) => !told.includes(own)));
}

function near(told: number | null, expected: number | null, what: string): void {
  if (expected === null || told === null) expect(told, what).toBe(expected);
  else expect(told, what).toBeCloseTo(expected, 6);
}

function expectCounted(pivot: Pivot, filters: Filters, scope: Scope): void {
  const posts = matchingPosts(live, filters, scope);
  const told = {
    rows: pivot.rowTotals.map(({ key }) => key),
    columns: pivot.columnTotals.map(({ key }) => key),
  };
  const count = (some: readonly StoredPost[]) => measureOf(some, pivot.measure);
  near(pivot.total.value, count(posts), 'total');
  for (const { key, value } of pivot.rowTotals)
    near(value, count(withKey(posts, pivot.rows, key, told.rows)), `row ${key}`);
  for (const { key, value } of pivot.columnTotals)
    near(value, count(withKey(posts, pivot.columns, key, told.columns)), `column ${key}`);
  const pairs = new Map(pivot.items.map((item) => [`${item.row} ${item.column}`, item.value]));
  for (const row of told.rows)
    for (const column of told.columns) {
      const both = withKey(withKey(posts, pivot.rows, row, told.rows), pivot.columns, column, told.columns);
      const value = pairs.get(`${row} ${column}`);
      if (value === undefined) expect(count(both) ?? 0, `${row} × ${column} is left out`).toBe(0);
      else near(value, count(both), `${row} × ${column}`);
    }
}

const filtersArbitrary = fc
  .record(
    {
      hours: fc.tuple(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 1, max: 300 })),
      minutes: fc.constantFrom(0, 0, 20),
      district: fc.constant(['opochetsky', 'ostrovsky', 'none']),
      block: fc.constant(['housing', 'roads', 'waste']),
      network: fc.constant(['vk', 'ok'] as const),
      appeal: fc.constantFrom('true', 'false'),
      noise: fc.constantFrom('all', 'ad'),
    },
    { requiredKeys: ['hours', 'minutes'] },
  )
  .map(({ hours: [start, length], minutes, ...filters }): Filters => {
    const from = MODEL_PERIOD.from + start * 3_600_000 + minutes * 60_000;
    return { ...filters, from: toIso(from), to: toIso(from + length * 3_600_000) } as unknown as Filters;
  });

describe('a pivot', () => {
  test('tells the measures of posts counted by hand: pairs, totals and the rest', async () => {
    const dimensions = fc.shuffledSubarray([...PIVOT_DIMENSIONS], { minLength: 2, maxLength: 2 });
    await fc.assert(
      fc.asyncProperty(
        filtersArbitrary,
        fc.tuple(dimensions, fc.constantFrom(...PIVOT_MEASURES), fc.constantFrom(2, 30)),
        fc.constantFrom<Scope>(FULL_SCOPE, {
          districts: ['opochetsky', 'pskov'],
          blocks: ['roads', 'waste'],
        }),
        async (filters, [[rows = 'day', columns = 'week'], measure, limit], scope) => {
          const pivot = await store.reader.pivot({ ...filters, rows, columns, measure, limit }, { scope });
          const isByNoise = rows === 'noise' || columns === 'noise';
          expectCounted(pivot, isByNoise ? { noise: 'all', ...filters } : filters, scope);
          expect(pivot.overlap).toBe([rows, columns].some((name) => name === 'body' || name === 'place'));
        },
      ),
      { numRuns: 40 },
    );
  });

  test('counts an author of two rows once in their total', async () => {
    const pivot = await store.reader.pivot(
      { ...period, rows: 'district', columns: 'block', measure: 'authors', limit: 30 },
      options,
    );
    const sum = pivot.rowTotals.reduce((total, { value }) => total + (value ?? 0), 0);
    expect(pivot.total.value).toBe(authorsOf(matchingPosts(live, period)));
    expect(sum).toBeGreaterThan(pivot.total.value ?? Infinity);
  });

  test('tells parts, rates by residents and the change since the time before', async () => {
    const pivot = await store.reader.pivot(
      { ...period, rows: 'district', columns: 'sentiment', measure: 'posts', limit: 30 },
      options,
    );
    const shift = previousShift(time, { from: Date.parse(period.from), to: Date.parse(period.to) });
    const before = { from: toIso(shift(Date.parse(period.from))), to: toIso(shift(Date.parse(period.to))) };
    const [now, then] = [matchingPosts(live, period), matchingPosts(live, before)];
    expect(then.length).toBeGreaterThan(50);
    expect(pivot.items.length).toBeGreaterThan(10);
    for (const item of pivot.items) {
      const isOf = (post: StoredPost) =>
        (post.districtId ?? 'none') === item.row && post.sentiment.label === item.column;
      const inRow = now.filter((post) => (post.districtId ?? 'none') === item.row).length;
      const [value, previous] = [now.filter(isOf).length, then.filter(isOf).length];
      expect(item).toMatchObject({ value, previous });
      near(item.change, (value - previous) / previous, 'change');
      near(item.shareOfRow, value / inRow, 'share of row');
      near(item.share, value / now.length, 'share');
      near(item.per10k, item.row === 'opochetsky' ? value * 2 : null, 'rate');
    }
  });

  test('a step of the calendar is held against the step before that is as far from its beginning', async () => {
    const pivot = await store.reader.pivot(
      { ...period, rows: 'day', columns: 'network', measure: 'posts', limit: 30 },
      options,
    );
    expect(pivot.rowTotals).toHaveLength(14);
    for (const { key, previous } of pivot.rowTotals) {
      const day = Date.parse(key);
      const [from, to] = [toIso(time.add('day', day, -14)), toIso(time.add('day', day, -13))];
      expect(previous).toBe(matchingPosts(live, { from, to }).length);
    }
  });

  test('behind every link are the posts of its number', async () => {
    for (const [rows, columns] of [
      ['day', 'block'],
      ['body', 'noise'],
      ['channel', 'month'],
    ] as const) {
      const params = { ...period, rows, columns, measure: 'posts', limit: 2 } as const;
      const pivot = await store.reader.pivot(params, options);
      const linked = [...pivot.items.slice(0, 4), ...pivot.rowTotals.slice(0, 2), pivot.total].filter(
        ({ explain }) => explain !== null,
      );
      expect(linked.length).toBeGreaterThan(2);
      for (const { value, explain } of linked) {
        const link = new URLSearchParams(explain?.posts.split('?')[1]);
        const lists = ['block', 'body', 'channel'].flatMap((name) =>
          link.has(name) ? [[name, link.getAll(name)]] : [],
        );
        const filters = { ...Object.fromEntries(link), ...Object.fromEntries(lists) } as unknown as Filters;
        expect(await collect(store.reader.allPosts(filters, options))).toHaveLength(value ?? -1);
      }
    }
  });

  test('with too many pairs is refused with what to do', async () => {
    const params = { rows: 'day', columns: 'week', measure: 'posts', limit: 30 } as const;
    await expect(
      store.reader.pivot({ ...params, from: '2025-12-01T00:00:00.000Z', to: period.to }, options),
    ).rejects.toMatchObject({ code: 'input', where: 'limit' });
  });
});
