import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toIso } from '../../contracts/clock.ts';
import { FULL_SCOPE, type ReadOptions, type Scope } from '../../contracts/queries/filters.ts';
import { makeStored } from '../support/make-stored.ts';
import { collect, openReaderStore, type ReaderStore } from '../support/reader-store.ts';

const options: ReadOptions = { scope: FULL_SCOPE };
const period = { from: '2026-11-01T00:00:00.000Z', to: '2026-12-01T00:00:00.000Z' };
const inside: Scope = { districts: ['opochetsky'], blocks: ['housing'] };

describe('lists of posts', () => {
  let store: ReaderStore;
  /** Forty moments for 130 posts: many share theirs. */
  const posts = Array.from({ length: 130 }, (_, index) =>
    makeStored({
      id: `vk:-1_${index}`,
      publishedAt: toIso(Date.parse('2026-11-20T00:00:00.000Z') + (index % 40) * 1_000),
    }),
  );
  /** Every third was edited; the newest ten were edited twice. */
  const edited = posts.filter((_, index) => index % 3 === 0);
  const twice = posts.slice(30, 40);

  beforeAll(async () => {
    store = await openReaderStore();
    await store.add(posts);
    const once = edited.map((replaced) => ({ row: { ...replaced, edited: true }, replaced }));
    await store.replace(once);
    await store.replace(
      twice.map((post) => {
        const before = once.find(({ replaced }) => replaced === post)?.row ?? post;
        return { row: { ...before, text: 'снова' }, replaced: before };
      }),
    );
  });
  afterAll(() => store.close());

  test('give each post once, in order, for any page size', async () => {
    for (const order of ['newest', 'oldest'] as const) {
      for (const limit of [9, 40, 130]) {
        const seen: string[] = [];
        const keys: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await store.reader.posts(
            { ...period, order, limit, ...(cursor === undefined ? {} : { cursor }) },
            options,
          );
          expect(page.items.length).toBeLessThanOrEqual(limit);
          seen.push(...page.items.map(({ id }) => id));
          keys.push(...page.items.map(({ publishedAt, id }) => `${publishedAt} ${id}`));
          cursor = page.next ?? undefined;
        } while (cursor !== undefined);
        expect([...seen].sort(), `${order} by ${limit}`).toEqual(posts.map(({ id }) => id).sort());
        const sorted = [...keys].sort();
        expect(keys).toEqual(order === 'oldest' ? sorted : sorted.toReversed());
      }
    }
  });

  test('an export gives every post once, oldest first, in its newest state', async () => {
    const exported = await collect(store.reader.allPosts(period, options));
    expect(exported.map(({ id }) => id).sort()).toEqual(posts.map(({ id }) => id).sort());
    const times = exported.map(({ publishedAt }) => publishedAt);
    expect(times).toEqual([...times].sort());
    expect(
      exported
        .filter(({ text }) => text === 'снова')
        .map(({ id }) => id)
        .sort(),
    ).toEqual(twice.map(({ id }) => id).sort());
  });

  test('a cursor that is not ours is an input error', async () => {
    await expect(
      store.reader.posts({ ...period, order: 'newest', limit: 5, cursor: 'мой' }, options),
    ).rejects.toMatchObject({ code: 'input', where: 'cursor' });
  });

  test('an aborted read ends as aborted, and the next one is whole', async () => {
    const controller = new AbortController();
    const read = store.reader.posts(
      { ...period, order: 'newest', limit: 500 },
      { ...options, signal: controller.signal },
    );
    controller.abort();
    await expect(read).rejects.toMatchObject({ code: 'aborted' });
    const { items } = await store.reader.posts({ ...period, order: 'newest', limit: 500 }, options);
    expect(items.length).toBe(posts.length);
  });
});

describe('a reader with a scope', () => {
  let store: ReaderStore;
  const root = makeStored({ id: 'vk:-1_1' });
  const answer = { rootId: root.id, storyId: root.storyId, publishedAt: '2026-11-24T07:00:00.000Z' };
  const mine = makeStored({ ...answer, id: 'vk:-1_2' });
  const roads = makeStored({ ...answer, id: 'vk:-1_3', block: 'roads', text: 'Чужой блок' });
  const elsewhere = makeStored({ ...answer, id: 'vk:-1_4', districtId: 'ostrovsky', text: 'Чужой район' });
  const nowhere = makeStored({ ...answer, id: 'vk:-1_5', districtId: null, text: 'Без района' });
  const foreignRoot = makeStored({
    id: 'vk:-2_1',
    districtId: 'ostrovsky',
    text: 'Чужая ветка',
    channelId: '-2',
  });
  const hidden = [roads, elsewhere, nowhere, foreignRoot];
  const finding = (postId: string, quote: string) => ({
    kind: 'rude' as const,
    postId,
    evidence: [{ rule: 'word', quote, start: 0, end: quote.length }],
  });

  beforeAll(async () => {
    store = await openReaderStore();
    await store.add([root, mine, ...hidden]);
    const threads = [
      {
        rootId: root.id,
        channelId: '-1',
        districtId: root.districtId,
        heat: 0.7,
        findings: [finding(mine.id, 'моё'), finding(elsewhere.id, 'Чужой')],
      },
      {
        rootId: foreignRoot.id,
        channelId: '-2',
        districtId: 'ostrovsky',
        heat: 0.9,
        findings: [finding(foreignRoot.id, 'Чужая')],
      },
    ];
    await store.store.saveThreads(
      threads.map((thread) => ({ thread, nextCheckAt: null, at: mine.publishedAt })),
    );
  });
  afterAll(() => store.close());

  test('sees nothing outside it, by any read', async () => {
    const { reader } = store;
    const scoped: ReadOptions = { scope: inside };
    const visible = [root.id, mine.id];
    const { items } = await reader.posts({ ...period, order: 'oldest', limit: 50 }, scoped);
    expect(items.map(({ id }) => id)).toEqual(visible);
    expect((await collect(reader.allPosts(period, scoped))).map(({ id }) => id)).toEqual(visible);
    for (const { id } of hidden) expect(await reader.post(id, scoped), id).toBeNull();
    expect((await reader.post(mine.id, scoped))?.id).toBe(mine.id);
    const thread = await reader.thread(root.id, scoped);
    expect(thread?.posts.map(({ id }) => id)).toEqual(visible);
    expect(thread?.thread.findings.map(({ postId }) => postId)).toEqual([mine.id]);
    expect(await reader.thread(foreignRoot.id, scoped)).toBeNull();
    const conflicts = await reader.conflicts({ ...period, limit: 30 }, scoped);
    expect(conflicts.items.map(({ rootId }) => rootId)).toEqual([root.id]);
    const stories = await reader.stories({ ...period, limit: 30 }, scoped);
    expect(stories.items).toMatchObject([{ id: root.storyId, posts: 2 }]);
    const answers = [items, thread, conflicts, stories];
    expect(JSON.stringify(answers)).not.toMatch(/Чуж|Без района/);
  });

  test('without one sees all of it: threads by heat, findings and the text of the root', async () => {
    const { items, next } = await store.reader.conflicts({ ...period, limit: 30 }, options);
    expect(next).toBeNull();
    expect(items).toMatchObject([
      { rootId: foreignRoot.id, heat: 0.9, rootText: 'Чужая ветка' },
      { rootId: root.id, heat: 0.7, findings: [{ postId: mine.id }, { postId: elsewhere.id }] },
    ]);
    const thread = await store.reader.thread(root.id, options);
    expect(thread?.posts.map(({ id }) => id)).toEqual([root.id, mine.id, roads.id, elsewhere.id, nowhere.id]);
  });

  test('conflicts page by heat and answer the filters of threads and of posts', async () => {
    const { reader } = store;
    const first = await reader.conflicts({ ...period, limit: 1 }, options);
    expect(first.items.map(({ rootId }) => rootId)).toEqual([foreignRoot.id]);
    const second = await reader.conflicts({ ...period, limit: 1, cursor: first.next ?? '' }, options);
    expect(second).toMatchObject({ items: [{ rootId: root.id }], next: null });
    const rootsOf = async (filters: object) =>
      (await reader.conflicts({ ...period, limit: 9, ...filters }, options)).items.map(
        ({ rootId }) => rootId,
      );
    expect(await rootsOf({ channel: ['-1'] })).toEqual([root.id]);
    expect(await rootsOf({ finding: 'late' })).toEqual([]);
    expect(await rootsOf({ q: 'блок' })).toEqual([root.id]);
    expect(await rootsOf({ from: '2026-11-24T06:30:00.000Z' })).toEqual([root.id]);
    expect(await rootsOf({ from: '2026-11-24T07:00:00.001Z' })).toEqual([]);
  });
});

test('what looks like SQL is only text, in every parameter', async () => {
  const store = await openReaderStore();
  try {
    await store.add([makeStored()]);
    const evil = [
      "'; DROP TABLE posts; --",
      "' OR 1=1 --",
      '{from0: Int64}',
      '\\',
      "\\'",
      '`',
      'x\0y',
      '${1}',
      '%',
      '") OR (1=1',
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.constantFrom(...evil), fc.string({ unit: 'grapheme', minLength: 1 })),
        async (text) => {
          const named = {
            district: [text],
            channel: [text],
            topic: [text],
            body: [text],
            place: [text],
            story: text,
          };
          for (const [name, value] of Object.entries(named)) {
            const { items } = await store.reader.posts(
              { ...period, [name]: value, order: 'newest', limit: 5 },
              options,
            );
            expect(items, name).toEqual([]);
          }
          expect(await store.reader.post(text, options)).toBeNull();
          expect(await store.reader.thread(text, options)).toBeNull();
          const scope: Scope = { districts: [text], blocks: [text] };
          expect(
            (await store.reader.posts({ ...period, order: 'newest', limit: 5 }, { scope })).items,
          ).toEqual([]);
          const found = await store.reader
            .posts({ ...period, q: text, order: 'newest', limit: 5 }, options)
            .catch((error: unknown) => error);
          expect(found).toSatisfy(
            (answer: { code?: string; items?: unknown[] }) =>
              answer.code === 'input' || answer.items !== undefined,
          );
        },
      ),
      { numRuns: 15, examples: evil.map((text) => [text]) },
    );
    const { items } = await store.reader.posts({ ...period, order: 'newest', limit: 5 }, options);
    expect(items).toHaveLength(1);
  } finally {
    await store.close();
  }
});
