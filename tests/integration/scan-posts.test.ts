import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openPool, type OpenPool } from '../../storage/engine/pool.ts';
import { idsOfChannel } from '../../storage/forget/ids-of-channel.ts';
import { countTexts, scanTexts } from '../../storage/scan-posts.ts';
import { makeStored } from '../support/make-stored.ts';
import { collect, openReaderStore, type ReaderStore } from '../support/reader-store.ts';

const at = (minute: number) =>
  new Date(Date.parse('2026-10-31T23:00:00.000Z') + minute * 60_000).toISOString();
const PERIOD = { from: at(10), to: at(100) };

let store: ReaderStore;
let pool: OpenPool;
beforeEach(async () => {
  store = await openReaderStore();
  pool = await openPool(join(store.dir, 'engine'), 1);
});
afterEach(async () => {
  await pool.close();
  await store.close();
});

/** 60 posts over a border of months, several at one time; some moved, some deleted, some without text. */
async function fill(): Promise<void> {
  const posts = Array.from({ length: 60 }, (_, index) =>
    makeStored({
      id: `vk:-1_${index}`,
      channelId: `-${index % 2}`,
      publishedAt: at(Math.floor(index / 3) * 6),
    }),
  );
  await store.add(posts);
  const pairs = posts.flatMap((replaced, index) => {
    if (index % 7 === 0) return [{ replaced, row: { ...replaced, text: '', deletedAt: at(200) } }];
    if (index % 5 === 0) return [{ replaced, row: { ...replaced, text: '' } }];
    if (index % 3 === 0) return [{ replaced, row: { ...replaced, publishedAt: at((index * 13) % 120) } }];
    return index % 4 === 0 ? [{ replaced, row: { ...replaced, text: 'после правки' } }] : [];
  });
  await store.replace(pairs);
}

test('every live post of the period with its text comes once, in order, whatever the size of a piece', async () => {
  await fill();
  const ids = Array.from({ length: 60 }, (_, index) => `vk:-1_${index}`);
  const rows = [...(await store.store.rows(ids)).values()];
  const wanted = rows
    .filter(({ text, publishedAt }) => text !== '' && publishedAt >= PERIOD.from && publishedAt < PERIOD.to)
    .sort((a, b) => (a.publishedAt + a.id < b.publishedAt + b.id ? -1 : 1));
  expect(wanted.length).toBeGreaterThan(20);
  expect(await countTexts(pool, PERIOD)).toBe(wanted.length);
  const property = fc.asyncProperty(fc.integer({ min: 1, max: 80 }), async (size) => {
    const scanned = (await collect(scanTexts(pool, PERIOD, size))).flat();
    expect(scanned.map(({ id }) => id)).toEqual(wanted.map(({ id }) => id));
    expect(scanned.map(({ text }) => text)).toEqual(wanted.map(({ text }) => text));
  });
  await fc.assert(property, { numRuns: 8 });
});

test('a channel is told with all its posts that were not deleted, and no others', async () => {
  await fill();
  const found = (await collect(idsOfChannel(pool, { network: 'vk', channelId: '-1' }))).flat();
  const wanted = Array.from({ length: 60 }, (_, index) => index).filter(
    (index) => index % 2 === 1 && index % 7 !== 0,
  );
  expect(found.sort()).toEqual(wanted.map((index) => `vk:-1_${index}`).sort());
  expect(await collect(idsOfChannel(pool, { network: 'ok', channelId: '-1' }))).toEqual([]);
});
