import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toIso } from '../../contracts/clock.ts';
import type { StoredPost } from '../../contracts/post-store.ts';
import { FULL_SCOPE, type ReadOptions } from '../../contracts/queries/filters.ts';
import type { Hotspots } from '../../contracts/queries/hotspots.ts';
import type { District } from '../../contracts/region.ts';
import { makeStored } from '../support/make-stored.ts';
import { openReaderStore, type ReaderStore } from '../support/reader-store.ts';

const options: ReadOptions = { scope: FULL_SCOPE };
const HOUR_MS = 3_600_000;
const NOW = Date.parse('2026-11-24T08:10:00.000Z');
const day = { from: toIso(NOW - 24 * HOUR_MS), to: toIso(NOW), limit: 300 };

/** Six districts in a row. */
const NAMES = ['crowd', 'spill', 'quiet', 'campaign', 'calm', 'inbox'];
const DISTRICTS = NAMES.map((id, index) => ({
  id,
  lat: 57,
  lon: 28 + index,
  neighbours: NAMES.filter((_, other) => Math.abs(other - index) === 1),
})) as unknown as District[];

let count = 0;
function posts(districtId: string, many: number, given: Partial<StoredPost> & { daysAgo?: number } = {}) {
  const { daysAgo = 0, ...fields } = given;
  return Array.from({ length: many }, (_, index) => {
    count += 1;
    return makeStored({
      id: `vk:-1_${count}`,
      districtId,
      publishedAt: toIso(NOW - daysAgo * 24 * HOUR_MS - (1 + (index % 22)) * HOUR_MS),
      authorKey: `author-${index}`,
      channelId: `channel-${index % 5}`,
      ...fields,
    });
  });
}

describe('hotspots', () => {
  let store: ReaderStore;
  let hotspots: Hotspots;
  beforeAll(async () => {
    store = await openReaderStore(DISTRICTS);
    const usual = Array.from({ length: 28 }, (_, index) =>
      NAMES.flatMap((id) => posts(id, 8, { daysAgo: index + 7 })),
    ).flat();
    const copies = posts('campaign', 200, { duplicateOf: 'vk:-1_1' }).map((post, index) => ({
      ...post,
      authorKey: `bot-${index % 3}`,
      duplicateOf: index === 0 ? null : post.duplicateOf,
    }));
    const crowd = posts('crowd', 40).map((post, index) => ({ ...post, authorKey: `author-${index % 35}` }));
    await store.add([
      ...usual,
      ...copies,
      ...crowd,
      ...posts('spill', 30),
      ...posts('inbox', 36, { authorKey: null, channelId: 'inbox', channelKind: 'inbox' }),
      ...['quiet', 'calm'].flatMap((id) => posts(id, 8)),
    ]);
    hotspots = await store.reader.hotspots(day, options);
  });
  afterAll(() => store.close());

  const itemOf = (id: string) => hotspots.items.find(({ districtId }) => districtId === id);
  const rankOf = (id: string) => hotspots.items.findIndex(({ districtId }) => districtId === id);

  test('a campaign of 200 copies by 3 authors comes after 40 posts by 35 people, and is called one', () => {
    expect(hotspots.normWeeks).toBe(4);
    expect(itemOf('campaign')).toMatchObject({
      observed: 200,
      authors: 3,
      clusters: 1,
      campaign: true,
      voices: { observed: 1, expected: 8 },
    });
    expect(itemOf('crowd')).toMatchObject({ observed: 40, authors: 35, campaign: false });
    expect(rankOf('campaign')).toBeGreaterThan(rankOf('crowd'));
    expect(itemOf('campaign')?.z).toBeGreaterThan(itemOf('crowd')?.z ?? Infinity);
    expect(itemOf('campaign')?.why.ru).toMatch(/рассылку/);
    expect(itemOf('crowd')?.why.ru).not.toMatch(/рассылку/);
  });

  test('appeals without a known author are as many voices as posts', () => {
    expect(itemOf('inbox')).toMatchObject({ authors: 1, campaign: false, voices: { observed: 36 } });
  });

  test('so they are when the posts themselves are counted', async () => {
    const { items } = await store.reader.hotspots({ ...day, kind: ['post'] }, options);
    const counted = ({ districtId, observed, voices, campaign }: Hotspots['items'][number]) =>
      [districtId, observed, voices.observed, campaign].join(' ');
    expect(items.map(counted).toSorted()).toEqual(hotspots.items.map(counted).toSorted());
  });

  test('districts that rise together have a Gi* above those that do not; narrowed to districts, none is told', async () => {
    expect(itemOf('crowd')?.gi).toBeGreaterThan(1);
    expect(itemOf('crowd')?.gi).toBeGreaterThan(itemOf('inbox')?.gi ?? Infinity);
    expect(itemOf('campaign')?.gi).toBeLessThan(0);
    const some = await store.reader.hotspots({ ...day, district: ['crowd', 'spill'] }, options);
    const limited = await store.reader.hotspots(day, { scope: { districts: ['crowd'], blocks: null } });
    expect(some.items).toHaveLength(2);
    expect([...some.items, ...limited.items].every(({ gi }) => gi === null)).toBe(true);
  });
});
