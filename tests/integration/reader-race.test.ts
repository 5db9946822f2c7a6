import { afterAll, beforeAll, expect, test } from 'vitest';
import { toIso } from '../../contracts/clock.ts';
import { FULL_SCOPE, type ReadOptions } from '../../contracts/queries/filters.ts';
import type { StoredPost } from '../../contracts/post-store.ts';
import { makeStored } from '../support/make-stored.ts';
import { collect, openReaderStore, type ReaderStore } from '../support/reader-store.ts';

const options: ReadOptions = { scope: FULL_SCOPE };
const period = { from: '2026-11-01T00:00:00.000Z', to: '2026-12-01T00:00:00.000Z' };
const ROUNDS = 25;

let store: ReaderStore;
let posts: StoredPost[] = Array.from({ length: 60 }, (_, index) =>
  makeStored({
    id: `vk:-1_${index}`,
    publishedAt: toIso(Date.parse('2026-11-20T00:00:00.000Z') + (index % 20) * 60_000),
  }),
);

beforeAll(async () => {
  store = await openReaderStore();
  await store.add(posts);
});

afterAll(() => store.close());

/** Edits all posts again and again, back and forth between two districts, until the reads are over. */
async function editWhile(reads: Promise<unknown>): Promise<number> {
  const over = new AbortController();
  void Promise.allSettled([reads]).then(() => over.abort());
  let edits = 0;
  for (; !over.signal.aborted; edits += 1) {
    const districtId = edits % 2 === 0 ? 'nevelsky' : 'opochetsky';
    const next = posts.map((post) => ({ ...post, text: `правка ${edits}`, districtId }));
    await store.replace(next.map((row, index) => ({ row, replaced: posts[index] ?? row })));
    posts = next;
  }
  return edits;
}

test('a list, an export and a sum that are read while all their posts are edited have each post once', async () => {
  const ids = posts.map(({ id }) => id).sort();
  const idsOf = (items: readonly { id: string }[]) => items.map(({ id }) => id).sort();
  async function readAgainAndAgain(): Promise<void> {
    for (let round = 0; round < ROUNDS; round += 1) {
      const [list, all, trends] = await Promise.all([
        store.reader.posts({ ...period, order: round % 2 === 0 ? 'newest' : 'oldest', limit: 100 }, options),
        collect(store.reader.allPosts(period, options)),
        store.reader.trends({ ...period, step: 'day', by: 'total', q: 'воды', limit: 1 }, options),
      ]);
      expect(idsOf(list.items)).toEqual(ids);
      expect(idsOf(all)).toEqual(ids);
      const counted = trends.series.flatMap(({ points }) => points).reduce((sum, { posts: n }) => sum + n, 0);
      expect(counted).toBe(ids.length);
    }
  }
  const reads = readAgainAndAgain();
  const edits = await editWhile(reads);
  await reads;
  expect(edits).toBeGreaterThan(3);
});
