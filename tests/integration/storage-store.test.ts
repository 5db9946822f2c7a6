import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { silentLogger } from '../../contracts/logger.ts';
import type { PostChange, StoredPost } from '../../contracts/post-store.ts';
import { erase } from '../../pipeline/erase.ts';
import { openStorage, type Storage } from '../../storage/open-storage.ts';
import { contentHash } from '../../text/content-hash.ts';
import { fakeClock } from '../support/fake-clock.ts';
import { makeStored } from '../support/make-stored.ts';

let dir: string;
let storage: Storage;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'veche-store-'));
  storage = await open();
});

afterEach(async () => {
  await storage.close();
  await rm(dir, { recursive: true, force: true });
});

const open = () => openStorage({ dir, timezone: 'Europe/Moscow', clock: fakeClock(), logger: silentLogger });

async function reopen(): Promise<void> {
  await storage.close();
  storage = await open();
}

function changeTo(row: StoredPost, replaced: StoredPost | null = null): PostChange {
  return { row, replaced, contentHash: contentHash(row) };
}

function write(changes: PostChange[]): Promise<void> {
  return storage.store.write({ changes, metrics: [], pages: [1] });
}

const full = makeStored({
  id: 'vk:-1_1',
  kind: 'comment',
  bodyId: 'body-1',
  parentId: 'vk:-1_0',
  rootId: 'vk:-1_0',
  authorKey: 'AbCdEfGhIjKlMnOpQrStUv',
  text: 'В Опочке кавычка " и \\ и \u0000 и 😀\nвторая строка',
  url: 'https://vk.ru/wall-1_1',
  edited: true,
  editedAt: '2026-11-24T06:30:00.000Z',
  geo: { lat: 57.8194, lon: 28.3318 },
  noise: 'ad',
  duplicateOf: 'vk:-1_0',
  similarity: 0.75,
  places: [
    {
      text: 'Опочке',
      start: 2,
      end: 8,
      placeId: 'opochka',
      districtId: 'opochetsky',
      level: 'settlement',
      lat: 56.7,
      lon: 28.6,
      confidence: 0.9,
      evidence: [{ rule: 'form', quote: 'Опочке', start: 2, end: 8 }],
    },
  ],
  topics: [{ id: 'water', confidence: 0.8, evidence: [] }],
  conflict: { score: 0.5, aggression: 0.25, kinds: ['blame'], evidence: [] },
  bodies: [{ id: 'body-2', role: 'responsible', evidence: [] }],
  stems: ['opochka', 'вод', 'нет'],
});

test('a post comes back from the store, and from a reopened one, as it was written', async () => {
  const bare = makeStored({ id: 'vk:-1_2' });
  await write([changeTo(full), changeTo(bare)]);
  await reopen();
  const rows = await storage.store.rows(['vk:-1_1', 'vk:-1_2', 'vk:-1_3']);
  expect(rows).toEqual(
    new Map([
      ['vk:-1_1', full],
      ['vk:-1_2', bare],
    ]),
  );
  expect(await storage.store.known(['vk:-1_1', 'vk:-1_3'])).toEqual(
    new Map([
      [
        'vk:-1_1',
        expect.objectContaining({
          contentHash: contentHash(full),
          fetchedAt: full.fetchedAt,
          deletedAt: null,
        }),
      ],
    ]),
  );
});

test('half a surrogate pair in a text does not keep the batch out', async () => {
  await write([
    changeTo(makeStored({ id: 'vk:-1_1', text: 'до \ud83d после' })),
    changeTo(makeStored({ id: 'vk:-1_2' })),
  ]);
  await reopen();
  expect(
    [...(await storage.store.rows(['vk:-1_1', 'vk:-1_2'])).values()].map((row) => row.text).sort(),
  ).toEqual(['до \ufffd после', makeStored().text].sort());
});

test('edits, also into another month and back, leave one live row and right counts', async () => {
  const first = makeStored({ id: 'vk:-1_1', publishedAt: '2026-11-24T06:00:00.000Z' });
  await write([changeTo(first), changeTo(makeStored({ id: 'vk:-1_2' }))]);
  let current = first;
  for (const [step, publishedAt] of [
    '2026-10-02T06:00:00.000Z',
    first.publishedAt,
    first.publishedAt,
  ].entries()) {
    if (step === 1) await reopen();
    const row = { ...current, publishedAt, text: `Правка ${step}`, districtId: `d${step}` };
    await write([changeTo(row, current)]);
    current = row;
  }
  await reopen();
  expect((await storage.store.rows(['vk:-1_1'])).get('vk:-1_1')).toEqual(current);
  expect(await storage.store.verify()).toEqual({
    checkedPosts: 2,
    checkedCells: expect.any(Number),
    differences: [],
  });
});

test('the row to cancel is the stored one, even when the caller knows another', async () => {
  const stored = makeStored({ id: 'vk:-1_1' });
  await write([changeTo(stored)]);
  const wrong = { ...stored, districtId: 'elsewhere', publishedAt: '2025-01-01T00:00:00.000Z' };
  await write([changeTo({ ...stored, text: 'новый' }, wrong)]);
  await write([changeTo({ ...stored, text: 'новее' })]);
  expect((await storage.store.verify()).differences).toEqual([]);
  expect((await storage.store.rows(['vk:-1_1'])).get('vk:-1_1')?.text).toBe('новее');
});

test('threads are read with orphans, moved answers and lower bound, oldest first, in memory as from disk', async () => {
  const at = (minute: number) => `2026-11-24T06:${String(minute).padStart(2, '0')}:00.000Z`;
  const answer = (id: number, minute: number, rootId: string) =>
    makeStored({ id: `vk:-1_${id}`, kind: 'comment', rootId, parentId: rootId, publishedAt: at(minute) });
  const moved = answer(13, 5, 'vk:-1_10');
  await write([changeTo(answer(12, 9, 'vk:-1_10')), changeTo(answer(11, 3, 'vk:-1_10')), changeTo(moved)]);
  await write([
    changeTo(makeStored({ id: 'vk:-1_10', publishedAt: at(1) })),
    changeTo(makeStored({ id: 'vk:-1_20', publishedAt: at(2) })),
  ]);
  await write([changeTo({ ...moved, rootId: 'vk:-1_20', text: 'в другой ветке' }, moved)]);

  const ask = async (since: string) =>
    [...(await storage.store.threadRows(['vk:-1_10', 'vk:-1_20', 'vk:-1_99'], since))]
      .map(([root, rows]) => [root, rows.map((row) => row.id)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1));
  const whole = [
    ['vk:-1_10', ['vk:-1_10', 'vk:-1_11', 'vk:-1_12']],
    ['vk:-1_20', ['vk:-1_20', 'vk:-1_13']],
  ];
  const late = [
    ['vk:-1_10', ['vk:-1_12']],
    ['vk:-1_20', ['vk:-1_13']],
  ];
  expect([await ask(at(0)), await ask(at(4))]).toEqual([whole, late]);
  await reopen();
  expect([await ask(at(4)), await ask(at(0))]).toEqual([late, whole]);
});

test('due threads come back in the order of their time, and not once they were audited again', async () => {
  await write([changeTo(makeStored({ id: 'vk:-1_1' })), changeTo(makeStored({ id: 'vk:-1_2' }))]);
  const audit = (rootId: string, nextCheckAt: string | null, at: string) => ({
    thread: { rootId, channelId: '-1', districtId: null, heat: 0.5, findings: [] },
    nextCheckAt,
    at,
  });
  await storage.store.saveThreads([
    audit('vk:-1_1', '2026-11-24T10:00:00.000Z', '2026-11-24T08:00:00.000Z'),
    audit('vk:-1_2', '2026-11-24T09:00:00.000Z', '2026-11-24T08:00:00.000Z'),
  ]);
  expect(await storage.store.dueThreads('2026-11-24T08:30:00.000Z')).toEqual([]);
  expect(await storage.store.dueThreads('2026-11-24T10:00:00.000Z')).toEqual(['vk:-1_2', 'vk:-1_1']);
  await storage.store.saveThreads([audit('vk:-1_2', null, '2026-11-24T09:00:00.000Z')]);
  expect(await storage.store.dueThreads('2026-11-24T10:00:00.000Z')).toEqual(['vk:-1_1']);
});

test('after a restart the newest posts are remembered, oldest first, without what was taken back', async () => {
  const posts = Array.from({ length: 7 }, (_, index) =>
    makeStored({ id: `vk:-1_${index}`, publishedAt: `2026-11-2${index}T06:00:00.000Z` }),
  );
  await write(posts.map((post) => changeTo(post)));
  const edited = { ...(posts[5] as StoredPost), text: 'правка' };
  await write([changeTo(edited, posts[5] ?? null)]);
  await reopen();
  const remembered = [];
  for await (const post of storage.store.remembered(3)) remembered.push([post.id, post.text]);
  expect(remembered).toEqual([posts[4], edited, posts[6]].map((post) => [post?.id, post?.text]));
});

test('after scrubbing no file of the folder holds the text of a deleted post', async () => {
  const marker = 'маркеродин';
  const doomed = makeStored({ id: 'vk:-1_1', text: `Пропал ${marker}`, stems: [marker] });
  await write([changeTo(doomed), changeTo(makeStored({ id: 'vk:-1_2', text: 'Остаётся маркердва' }))]);
  await write([changeTo(erase(doomed, '2026-11-24T08:00:00.000Z', '2026-11-24T08:00:00.000Z'), doomed)]);
  await storage.scrub();
  await storage.close();
  expect(await filesWith(marker)).toEqual([]);
  storage = await open();
  expect((await storage.store.verify()).differences).toEqual([]);
  expect(
    [...(await storage.store.rows(['vk:-1_1', 'vk:-1_2'])).values()].map((row) => row.text).sort(),
  ).toEqual(['', 'Остаётся маркердва']);
});

/** Short texts stay readable in compressed blocks, so a search of the bytes would find one that is there. */
async function filesWith(text: string): Promise<string[]> {
  const names = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const contents = await Promise.all(files.map(async (file) => ({ file, bytes: await readFile(file) })));
  return contents.filter(({ bytes }) => bytes.includes(text)).map(({ file }) => file);
}

test('the marker of the scrubbing test is found as long as its post is there', async () => {
  await write([changeTo(makeStored({ id: 'vk:-1_1', text: 'Пропал маркеродин', stems: ['маркеродин'] }))]);
  await storage.close();
  expect(await filesWith('маркеродин')).not.toEqual([]);
  storage = await open();
});

test('operational state and quarantine survive a restart', async () => {
  const { state, quarantine } = storage;
  await Promise.all([
    state.append([{ entity: 'source', id: 'a', actor: 'collector', payload: { n: 1 } }]),
    state.append([
      { entity: 'source', id: 'a', actor: 'collector', payload: { n: 2 } },
      { entity: 'rule', id: 'a', actor: 'Анна', payload: null },
    ]),
  ]);
  await quarantine.add([
    { sourceId: 's', at: '2026-11-24T08:00:00.000Z', reason: 'нет даты', place: 'items[3]', sample: '{}' },
  ]);
  await reopen();
  expect(storage.state.get('source', 'a')).toMatchObject({ version: 2, payload: { n: 2 } });
  expect(storage.state.list('rule')).toEqual([
    { entity: 'rule', id: 'a', version: 1, at: '2026-11-24T08:00:00.000Z', actor: 'Анна', payload: null },
  ]);
  expect(await storage.quarantine.list(5)).toHaveLength(1);
});
