import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FULL_SCOPE, type ReadOptions } from '../../contracts/queries/filters.ts';
import { facetsSchema } from '../../contracts/queries/facets.ts';
import { coverageSchema } from '../../contracts/queries/coverage.ts';
import { emergingSchema } from '../../contracts/queries/emerging.ts';
import { hotspotsSchema } from '../../contracts/queries/hotspots.ts';
import { PIVOT_DIMENSIONS, PIVOT_MEASURES, pivotSchema } from '../../contracts/queries/pivot.ts';
import { postsSchema, publicPostSchema } from '../../contracts/queries/posts.ts';
import { storiesSchema } from '../../contracts/queries/stories.ts';
import { conflictsSchema, threadAnswerSchema } from '../../contracts/queries/threads.ts';
import { trendsSchema, TREND_KEYS, TREND_STEPS } from '../../contracts/queries/trends.ts';
import type { Reader } from '../../contracts/reader.ts';
import { makeStored } from '../support/make-stored.ts';
import { collect, openReaderStore, type ReaderStore } from '../support/reader-store.ts';

const options: ReadOptions = { scope: FULL_SCOPE };
const period = { from: '2026-11-01T21:00:00.000Z', to: '2026-11-24T08:30:00.000Z' };
const everything = { ...period, noise: 'all' } as const;

const root = makeStored({
  id: 'vk:-1_1',
  authorKey: 'aa'.repeat(16),
  publishedAt: '2026-11-23T06:00:00.000Z',
});
const comment = makeStored({
  id: 'vk:-1_2',
  kind: 'comment',
  rootId: root.id,
  parentId: root.id,
  text: 'В Опочке то же самое, воды нет 😢',
  publishedAt: '2026-11-23T06:30:00.500Z',
  storyId: root.storyId,
  block: 'energy',
  topics: [{ id: 'water', confidence: 0.75, evidence: [] }],
  places: [
    {
      text: 'Опочке',
      start: 2,
      end: 8,
      placeId: 'opochka',
      districtId: 'opochetsky',
      level: 'settlement',
      lat: 56.7,
      lon: null,
      confidence: 0.5,
      evidence: [{ rule: 'name', quote: 'Опочке', start: 2, end: 8 }],
    },
  ],
  bodies: [{ id: 'vodokanal', role: 'responsible', evidence: [] }],
  geo: { lat: 56.5, lon: 28.25 },
  url: 'https://vk.com/wall-1_2',
  noise: null,
});
const advert = makeStored({
  id: 'rss:ad',
  network: 'rss',
  channelKind: 'media',
  noise: 'ad',
  districtId: null,
});

/** Every read, by name, with its shape. */
const READS: Readonly<Record<string, (reader: Reader) => Promise<unknown>>> = {
  ...Object.fromEntries(
    TREND_KEYS.flatMap((by, index) =>
      ([undefined, 'previous', 'norm'] as const).map((compare) => [
        `trends by ${by}, compare ${compare}`,
        async (reader: Reader) => {
          const step = TREND_STEPS[index % TREND_STEPS.length] ?? 'day';
          const compared = compare === undefined ? {} : { compare };
          return trendsSchema.parse(
            await reader.trends({ ...period, by, step, limit: 50, ...compared }, options),
          );
        },
      ]),
    ),
  ),
  hotspots: async (reader) => hotspotsSchema.parse(await reader.hotspots({ ...period, limit: 50 }, options)),
  posts: async (reader) =>
    postsSchema.parse(await reader.posts({ ...everything, limit: 50, order: 'newest' }, options)),
  post: async (reader) => publicPostSchema.nullable().parse(await reader.post(root.id, options)),
  thread: async (reader) => threadAnswerSchema.nullable().parse(await reader.thread(root.id, options)),
  conflicts: async (reader) =>
    conflictsSchema.parse(await reader.conflicts({ ...period, limit: 30 }, options)),
  stories: async (reader) => storiesSchema.parse(await reader.stories({ ...period, limit: 30 }, options)),
  facets: async (reader) => facetsSchema.parse(await reader.facets({ ...period, limit: 30 }, options)),
  ...Object.fromEntries(
    PIVOT_DIMENSIONS.map((rows, index) => {
      const columns = PIVOT_DIMENSIONS[(index + 5) % PIVOT_DIMENSIONS.length] ?? 'day';
      const measure = PIVOT_MEASURES[index % PIVOT_MEASURES.length] ?? 'posts';
      return [
        `pivot of ${measure} by ${rows} and ${columns}`,
        async (reader: Reader) =>
          pivotSchema.parse(await reader.pivot({ ...period, rows, columns, measure, limit: 30 }, options)),
      ];
    }),
  ),
  emerging: async (reader) =>
    emergingSchema.parse(
      await reader.emerging({ ...period, from: '2026-11-23T08:30:00.000Z', limit: 20 }, options),
    ),
  coverage: async (reader) => coverageSchema.parse(await reader.coverage(period, options, [])),
  allPosts: async (reader) =>
    publicPostSchema.array().parse(await collect(reader.allPosts(everything, options))),
  alertCells: (reader) => reader.alertCells(period),
  freshAt: (reader) => reader.freshAt(),
};

describe('every read', () => {
  let empty: ReaderStore;
  beforeAll(async () => {
    empty = await openReaderStore();
  });
  afterAll(() => empty.close());

  test('answers in its shape on an empty store, and then on a seeded one', async () => {
    for (const [name, read] of Object.entries(READS)) {
      await expect(read(empty.reader), name).resolves.toBeDefined();
    }
    expect(await empty.reader.freshAt()).toBeNull();
    expect(await empty.reader.post(root.id, options)).toBeNull();
    expect(await empty.reader.thread(root.id, options)).toBeNull();

    await empty.add([root, comment, advert]);
    const metrics = { id: comment.id, metrics: { views: 12, likes: 0 }, at: comment.fetchedAt };
    await empty.store.write({ changes: [], metrics: [metrics], pages: [] });

    for (const [name, read] of Object.entries(READS)) {
      const answer = await read(empty.reader);
      expect(answer, name).toBeDefined();
      expect(JSON.stringify(answer), name).not.toContain('aaaa');
    }
    expect(await empty.reader.freshAt()).toBe(advert.publishedAt);
  });

  test('a post comes back as it was written, but for its author and stems', async () => {
    const { authorKey: _key, stems: _stems, ...written } = comment;
    const read = await empty.reader.post(comment.id, options);
    expect(read).toEqual({ ...written, metrics: { views: 12, likes: 0 } });
  });

  test('a thread has its root first', async () => {
    const thread = await empty.reader.thread(root.id, options);
    expect(thread?.posts.map(({ id }) => id)).toEqual([root.id, comment.id]);
    expect(thread?.thread).toMatchObject({ rootId: root.id, channelId: '-1', heat: 0, findings: [] });
  });
});
