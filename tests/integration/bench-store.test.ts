import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../cli/clock.ts';
import { silentLogger } from '../../contracts/logger.ts';
import { FULL_SCOPE } from '../../contracts/queries/filters.ts';
import { createRequests } from '../../scripts/bench/requests.ts';
import { searches } from '../../scripts/bench/searches.ts';
import { makeStore } from '../../scripts/bench/store/make-store.ts';
import { readNote, writeNote, type StoreNote } from '../../scripts/bench/store/note.ts';
import { benchWords } from '../../scripts/bench/store/words.ts';
import { openStorage, type Storage } from '../../storage/open-storage.ts';

const ROWS = 12_000;
const options = { scope: FULL_SCOPE };
let dataDir: string;
let note: StoreNote;

const generate = () => makeStore({ dataDir, kind: 'texts', rows: ROWS, days: 20 }, () => undefined);

async function withStorage<T>(work: (storage: Storage) => Promise<T>): Promise<T> {
  const dir = join(dataDir, 'store');
  const storage = await openStorage({
    dir,
    timezone: 'Europe/Moscow',
    clock: systemClock,
    logger: silentLogger,
  });
  try {
    return await work(storage);
  } finally {
    await storage.close();
  }
}

const year = () => ({ from: new Date(note.from).toISOString(), to: new Date().toISOString() });

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'veche-bench-store-'));
  note = await generate();
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

test('every generated post is stored once, and what is counted from posts agrees with them', async () => {
  const report = await withStorage(({ store }) => store.verify());
  expect(report.checkedPosts).toBe(ROWS);
  expect(report.differences).toEqual([]);
});

test('a store that was cut short goes on, and what is inserted again changes nothing', async () => {
  await writeNote(dataDir, { ...note, stored: 0 });
  await generate();
  expect(await readNote(dataDir)).toEqual(note);
  const report = await withStorage(({ store }) => store.verify());
  expect(report).toMatchObject({ checkedPosts: ROWS, differences: [] });
});

test('a copy repeats the text of its original', async () => {
  await withStorage(async ({ store, reader }) => {
    const { items } = await reader.posts({ ...year(), order: 'newest', limit: 500 }, options);
    const copies = items.filter(({ duplicateOf }) => duplicateOf !== null);
    const originals = await store.rows(copies.map(({ duplicateOf }) => duplicateOf ?? ''));
    expect(copies.length).toBeGreaterThan(10);
    for (const { text, duplicateOf } of copies) expect(originals.get(duplicateOf ?? '')?.text).toBe(text);
  });
});

test('the text index finds the posts that hold a word', async () => {
  const word = benchWords()[40]?.word ?? '';
  await withStorage(async ({ reader }) => {
    const found = await reader.posts({ ...year(), q: `=${word}`, order: 'newest', limit: 100 }, options);
    expect(found.items.length).toBeGreaterThan(10);
    for (const { text } of found.items) expect(text.split(' ')).toContain(word);
  });
});

test('requests are different from each other, and the same for the same seed', () => {
  const lists = [
    createRequests(note, 1).many('trends, cells', 200),
    createRequests(note, 1).many('hotspots, cells', 200),
    ...searches(note, 200).map(({ requests }) => requests),
  ];
  for (const list of lists) expect(new Set(list).size).toBe(200);
  expect(createRequests(note, 1).many('trends, cells', 200)).toEqual(lists[0]);
});

test('another store in the same folder is refused', async () => {
  await expect(makeStore({ dataDir, kind: 'texts', rows: 10 }, () => undefined)).rejects.toThrow(
    /remove it or give another --data/,
  );
});
