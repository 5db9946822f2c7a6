import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toIso } from '../../contracts/clock.ts';
import type { StoredPost } from '../../contracts/post-store.ts';
import type { EmergingItem } from '../../contracts/queries/emerging.ts';
import { FULL_SCOPE, type Filters, type ReadOptions } from '../../contracts/queries/filters.ts';
import { makeStored } from '../support/make-stored.ts';
import { collect, openReaderStore, type ReaderStore } from '../support/reader-store.ts';

const options: ReadOptions = { scope: FULL_SCOPE };
const HOUR_MS = 3_600_000;
const NOW = Date.parse('2026-11-24T08:00:00.000Z');
const day = { from: toIso(NOW - 24 * HOUR_MS), to: toIso(NOW) };

let count = 0;
/** Posts of as many authors in four channels, one an hour back from `hoursAgo`, copies of one another when told so. */
function posts(text: string, many: number, given: Partial<StoredPost> & { hoursAgo?: number } = {}) {
  const { hoursAgo = 1, ...fields } = given;
  return Array.from({ length: many }, (_, index) => {
    count += 1;
    return makeStored({
      id: `vk:-1_${count}`,
      text: text.replace('#', String(index)),
      publishedAt: toIso(NOW - (hoursAgo + (index % 20)) * HOUR_MS + index),
      channelId: `channel-${index % 4}`,
      authorKey: `author-${index}`,
      storyId: `story-${count}`,
      ...fields,
    });
  });
}

/** Ordinary talk of every week: the rate of its words does not change. */
const usual = [0, 7, 14, 21, 28].flatMap((days) => [
  ...posts('Когда почистят дорогу во дворе дома # ?', 40, { hoursAgo: 24 * days + 1 }),
  ...posts('Опять автобус не пришёл, и что нам делать', 30, { hoursAgo: 24 * days + 1 }),
]);
const flood = posts('В подвале паводок, Псков тонет, звонил Сидоров: паводок!', 12, {
  storyId: 'story-flood',
  districtId: 'pskov',
  block: 'energy',
});
const edited = posts('Тут эпидемия', 12).map((replaced) => ({
  replaced,
  row: { ...replaced, text: 'Тут тихо', stems: ['тих', 'тут'] },
}));
const campaign = posts('Подпишите петицию против перекрёстка', 60, { duplicateOf: 'vk:-1_1' });
const few = posts('Фестиваль фестиваль', 30).map((post, index) => ({
  ...post,
  authorKey: `one-${index % 4}`,
}));
const local = posts('Листовка листовка', 30, { channelId: 'only' });
const places = posts('Сбор в городе', 12).map((post) => ({ ...post, stems: [...post.stems, 'opochka'] }));
const masked = posts('Нашли ‹телефон› в сумке', 12);

describe('what emerges', () => {
  let store: ReaderStore;
  let items: EmergingItem[];
  beforeAll(async () => {
    store = await openReaderStore();
    await store.add([...usual, ...flood, ...campaign, ...few, ...local, ...places, ...masked]);
    await store.add(edited.map(({ replaced }) => replaced));
    await store.replace(edited);
    ({ items } = await store.reader.emerging({ ...day, limit: 100 }, options));
  });
  afterAll(() => store.close());

  const wordsOf = (found: readonly EmergingItem[]) =>
    found.filter(({ kind }) => kind === 'word').map(({ title }) => title);

  test('are the new words of many people, in the form that they write, with their place and first posts', () => {
    const found = items.find(({ title }) => title === 'паводок');
    expect(found).toMatchObject({
      kind: 'word',
      posts: 12,
      clusters: 12,
      authors: 12,
      channels: 4,
      expected: 0,
      isNew: true,
      districtId: 'pskov',
      block: 'energy',
    });
    const first = flood.map(({ publishedAt }) => publishedAt).sort()[0];
    expect(found?.firstAt).toBe(first);
    const channels = new Set(found?.firstPosts.map((id) => flood.find((post) => post.id === id)?.channelId));
    expect(channels.size).toBe(3);
    expect(wordsOf(items)).toContain('подвале');
  });

  test('are stories, too, by their first post', () => {
    const stories = items.filter(({ kind }) => kind === 'story');
    expect(stories.map(({ id }) => id)).toEqual(['story-flood']);
    expect(stories[0]?.title).toMatch(/^В подвале паводок/);
  });

  test('are no words of ordinary talk, however frequent', () => {
    const words = wordsOf(items);
    for (const word of ['дорогу', 'автобус', 'дома', 'что', 'и', 'нам']) expect(words).not.toContain(word);
  });

  test('are no copies, and nothing of fewer than five voices or of one channel', () => {
    const words = wordsOf(items);
    for (const word of ['петицию', 'фестиваль', 'листовка']) expect(words).not.toContain(word);
  });

  test('are no names, place ids and masks, and nothing that was taken back', () => {
    const shown = JSON.stringify(items.map(({ id, title, kind }) => (kind === 'word' ? [id, title] : id)));
    for (const word of ['сидоров', 'псков', 'opochka', 'телефон', 'эпидеми'])
      expect(shown.toLowerCase()).not.toContain(word);
    expect(wordsOf(items)).toContain('сбор');
  });

  test('come with the most surprising first, and a link to just their posts', async () => {
    const scores = items.map(({ score }) => score);
    expect(scores.length).toBeGreaterThan(3);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    for (const { explain, posts: told } of items) {
      const filters = Object.fromEntries(
        new URLSearchParams(explain.posts.split('?')[1]),
      ) as unknown as Filters;
      expect(await collect(store.reader.allPosts(filters, options))).toHaveLength(told);
    }
  });

  test('are limited to what a reader may see', async () => {
    const scope = { districts: ['opochetsky'], blocks: null };
    const { items: seen } = await store.reader.emerging({ ...day, limit: 100 }, { scope });
    expect(wordsOf(seen)).toContain('сбор');
    expect(wordsOf(seen)).not.toContain('паводок');
  });

  test('of more than seven days is refused', async () => {
    const from = toIso(NOW - 8 * 24 * HOUR_MS);
    await expect(store.reader.emerging({ ...day, from, limit: 10 }, options)).rejects.toMatchObject({
      code: 'input',
      where: 'from',
    });
  });
});
