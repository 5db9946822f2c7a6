import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { expireTexts } from '../../cli/expire-texts.ts';
import type { Post } from '../../contracts/post.ts';
import { FULL_SCOPE } from '../../contracts/queries/filters.ts';
import { openDataFolder, type DataFolder } from '../support/data-folder.ts';
import { makePost } from '../support/make-post.ts';

const DAY_MS = 86_400_000;
const MARKER = 'маркерсрока';
const READ = { scope: FULL_SCOPE, signal: new AbortController().signal, timeLimitMs: 10_000 };

let folder: DataFolder;
beforeEach(async () => {
  folder = await openDataFolder();
});
afterEach(() => folder.remove());

/** A thread with a rude answer, by authors with pseudonyms, all with the marker. */
function thread(number: number, publishedAt: string): Post[] {
  const { pseudonymise } = folder.system.authorKeys;
  const author = (id: string) => pseudonymise('vk', id, publishedAt);
  const root = makePost({
    id: `vk:-55_${number}`,
    text: `В Опочке третий день нет воды, ${MARKER}${number}, когда дадут?`,
    url: `https://vk.ru/wall-55_${number}?${MARKER}${number}`,
    publishedAt,
    fetchedAt: publishedAt,
    authorKey: author('1'),
  });
  const answer = makePost({
    id: `vk:-55_${number}1`,
    kind: 'reply',
    bodyId: 'admin-pskov',
    parentId: root.id,
    rootId: root.id,
    text: `Прекратите истерику, истерика${MARKER}${number} не поможет`,
    publishedAt,
    fetchedAt: publishedAt,
    authorKey: author('2'),
  });
  const other = makePost({
    ...root,
    id: `vk:-55_${number}2`,
    text: `Яма на дороге, ${MARKER}${number}`,
    authorKey: author('3'),
  });
  return [root, answer, other];
}

const trends = () =>
  folder.system.storage.reader.trends(
    {
      from: '2026-07-01T00:00:00.000Z',
      to: '2026-12-01T00:00:00.000Z',
      step: 'day',
      by: 'total',
      limit: 10,
    },
    READ,
  );

test('texts, addresses, pseudonyms and quotes of posts past their time are in no file, and counts stay', async () => {
  const old = '2026-08-10T06:00:00.000Z';
  const young = '2026-11-20T06:00:00.000Z';
  await folder.take({
    posts: thread(1, old),
    quarantined: [{ reason: 'no date', place: 'items.1', sample: `${MARKER}1` }],
  });
  await folder.take({ posts: thread(2, young) });
  const pseudonym = thread(1, old)[0]?.authorKey ?? '';
  const before = await trends();
  expect(before.series[0]?.points.filter(({ posts }) => posts > 0)).toHaveLength(2);
  expect((await folder.filesWith(`${MARKER}1`)).some((file) => file.startsWith('/store/engine/'))).toBe(true);
  expect((await folder.filesWith(pseudonym)).length).toBeGreaterThan(0);

  folder.clock.advance(2 * DAY_MS);
  await folder.system.landing.trim(folder.clock.now());
  // The page was landed today, so its quarantined item is young; its time is over, too.
  folder.clock.advance(90 * DAY_MS);
  await expireTexts(folder.system);

  expect(await trends()).toMatchObject({ series: before.series });
  expect((await folder.system.storage.store.verify()).differences).toEqual([]);
  const row = (await folder.system.storage.store.rows(['vk:-55_1'])).get('vk:-55_1');
  expect(row).toMatchObject({ text: '', url: null, authorKey: null, stems: [], block: 'housing' });
  await folder.close();
  expect(await folder.filesWith(`${MARKER}1`)).toEqual([]);
  expect(await folder.filesWith(pseudonym)).toEqual([]);
});

test('what is younger than the time keeps its text, also in the same month and after a restart', async () => {
  const now = folder.clock.now();
  const at = (days: number) => new Date(now - days * DAY_MS).toISOString();
  await folder.take({ posts: thread(1, at(92)) });
  await folder.take({ posts: thread(2, at(88)) });
  await expireTexts(folder.system);
  await folder.close();
  await folder.reopen();
  const rows = await folder.system.storage.store.rows(['vk:-55_1', 'vk:-55_2']);
  expect(['vk:-55_1', 'vk:-55_2'].map((id) => rows.get(id)?.text === '')).toEqual([true, false]);
  const found = await folder.system.storage.reader.posts(
    { from: at(100), to: at(0), q: 'вода', order: 'newest', limit: 10 },
    READ,
  );
  expect(found.items.map(({ id }) => id)).toEqual(['vk:-55_2']);
  expect((await folder.system.storage.store.verify()).differences).toEqual([]);
});

test('the key of a month is destroyed when every post of it is past its time, and never made again', async () => {
  await folder.take({ posts: thread(1, '2026-08-10T06:00:00.000Z') });
  const keys = join(folder.dir, 'keys');
  const key = await readFile(join(keys, '2026-08.key'));

  await expireTexts(folder.system);
  expect(await readdir(keys)).toContain('2026-08.key');

  folder.clock.advance(7 * DAY_MS);
  await expireTexts(folder.system);
  const names = (await readdir(keys)).sort();
  expect(names).toContain('2026-08.destroyed');
  expect(names).not.toContain('2026-08.key');
  expect(await folder.filesWith(key.toString('latin1'))).toEqual([]);
  expect(folder.system.authorKeys.pseudonymise('vk', '1', '2026-08-31T06:00:00.000Z')).toBeNull();
  await folder.close();
  await folder.reopen();
  expect(folder.system.authorKeys.pseudonymise('vk', '1', '2026-08-31T06:00:00.000Z')).toBeNull();
});

test('a run that a crash cut short between posts and authors is ended at the next start', async () => {
  await folder.take({ posts: thread(1, '2026-08-10T06:00:00.000Z') });
  const { store, retention } = folder.system.storage;
  const exclusively = Reflect.get(store, 'exclusively') as unknown;
  Reflect.set(store, 'exclusively', () => Promise.reject(new Error('the process stops here')));
  await expect(retention.expire(Date.parse('2026-08-20T21:00:00.000Z'))).rejects.toThrow('stops here');
  Reflect.set(store, 'exclusively', exclusively);
  expect((await store.verify()).differences).not.toEqual([]);

  await folder.close();
  await folder.reopen();
  expect((await folder.system.storage.store.verify()).differences).toEqual([]);
  expect(await readdir(join(folder.dir, 'store'))).not.toContain('expiring');
});
