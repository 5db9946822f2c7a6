import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLongWork } from '../../cli/long-work.ts';
import { restoreData, type Restored } from '../../cli/restore-data.ts';
import type { BackupReport } from '../../contracts/maintenance.ts';
import { FULL_SCOPE } from '../../contracts/queries/filters.ts';
import { saveBackup } from '../../storage/backup/save-backup.ts';
import { openDataFolder, type DataFolder } from '../support/data-folder.ts';
import { fakeClock } from '../support/fake-clock.ts';
import { makePost } from '../support/make-post.ts';

const READ = { scope: FULL_SCOPE, signal: new AbortController().signal, timeLimitMs: 10_000 };
const MARKER = 'маркеркопии';
const silent = (): void => undefined;

let folder: DataFolder;
let backups: string;
beforeEach(async () => {
  // Now, because a restore asks the clock of the machine what is past its time.
  folder = await openDataFolder(fakeClock(Date.now()));
  backups = await mkdtemp(join(tmpdir(), 'veche-backups-'));
});
afterEach(async () => {
  await folder.remove();
  await rm(backups, { recursive: true, force: true });
});

const ago = (hours: number) => new Date(folder.clock.now() - hours * 3_600_000).toISOString();

/** Posts of several districts, blocks, authors and channels over two weeks, with answers, copies and an edit. */
async function fill(): Promise<void> {
  const texts = [
    'В Опочке третий день нет воды, когда включат?',
    'В Великих Луках яма на дороге по улице Ленина',
    'В Невеле не вывозят мусор вторую неделю',
    `В Пскове закрыли отделение больницы, ${MARKER}`,
  ];
  const posts = Array.from({ length: 120 }, (_, index) => {
    const publishedAt = ago(3 * index + 2);
    return makePost({
      id: `vk:-${index % 3}_${index}`,
      channelId: `-${index % 3}`,
      text: texts[index % texts.length] ?? '',
      publishedAt,
      fetchedAt: publishedAt,
      authorKey: folder.system.authorKeys.pseudonymise('vk', String(index % 17), publishedAt),
      metrics: { views: index },
    });
  });
  const rude = makePost({
    id: 'vk:-0_900',
    channelId: '-0',
    kind: 'reply',
    bodyId: 'admin-pskov',
    parentId: 'vk:-0_0',
    rootId: 'vk:-0_0',
    text: 'Прекратите истерику, истерика не поможет',
    publishedAt: ago(1),
    fetchedAt: ago(1),
  });
  await folder.take({ posts: [...posts, rude] });
  const [first] = posts;
  if (first !== undefined) {
    await folder.take({
      posts: [{ ...first, text: `${first.text} Ужас!`, edited: true, fetchedAt: ago(0.5) }],
    });
  }
  await folder.system.storage.rebuildDays();
}

/** What every reader answers, without how fresh it is. */
async function answers(): Promise<unknown> {
  const { reader, store, state } = folder.system.storage;
  const period = { from: ago(24 * 20), to: ago(0) };
  const list = { ...period, limit: 50 };
  const ask = async (what: Promise<unknown>): Promise<unknown> =>
    JSON.parse(JSON.stringify(await what)) as unknown;
  const all: unknown[] = [];
  for await (const post of reader.allPosts(period, READ)) all.push(post);
  return {
    trends: await ask(reader.trends({ ...list, step: 'day', by: 'block' }, READ)),
    hours: await ask(reader.trends({ ...list, step: 'hour', by: 'district' }, READ)),
    hotspots: await ask(reader.hotspots({ from: ago(48), to: ago(0), limit: 50 }, READ)),
    posts: await ask(reader.posts({ ...list, order: 'newest' }, READ)),
    search: await ask(reader.posts({ ...list, order: 'newest', q: 'вода' }, READ)),
    stories: await ask(reader.stories(list, READ)),
    conflicts: await ask(reader.conflicts(list, READ)),
    facets: await ask(reader.facets(list, READ)),
    pivot: await ask(reader.pivot({ ...list, rows: 'district', columns: 'block', measure: 'posts' }, READ)),
    emerging: await ask(reader.emerging({ ...list, from: ago(24 * 6) }, READ)),
    all,
    keys: state.list('key'),
    verified: (await store.verify()).differences,
  };
}

async function backUp(path: string): Promise<BackupReport> {
  return saveBackup(async () => createLongWork(folder.system).backup(), path, silent);
}

function restore(
  from: string,
  given: { isReplacing?: boolean; tombstones?: string } = {},
): Promise<Restored> {
  const { isReplacing = false, tombstones = null } = given;
  return restoreData(folder.settings, { from, isReplacing, tombstones, tell: silent });
}

test.each(['folder', 'file.tar'])(
  'after a restore from a %s on an empty machine every query gives the same answers, landed pages included',
  async (name) => {
    await fill();
    await folder.system.storage.state.append([
      { entity: 'key', id: 'Мария', actor: 'test', payload: { role: 'analyst' } },
    ]);
    const before = await answers();
    expect((before as { all: unknown[] }).all).toHaveLength(121);
    await folder.system.landing.append({
      sourceId: 'waiting',
      posts: [makePost({ id: 'vk:-9_1', text: 'Ждёт очереди', publishedAt: ago(1), fetchedAt: ago(1) })],
      tombstones: [],
      quarantined: [],
      futureDates: 0,
      cursor: { at: 7 },
    });

    const path = join(backups, name);
    const report = await backUp(path);
    expect(report).toMatchObject({ path, posts: 121, landedPages: 1 });
    expect(await readdir(join(folder.dir, 'store', 'engine'))).not.toContain('shadow');

    await folder.close();
    await rm(folder.dir, { recursive: true });
    const restored = await restore(path);
    expect(restored).toMatchObject({ journal: null, erased: 0 });
    expect(restored.verified.differences).toEqual([]);
    await folder.reopen();
    expect(await answers()).toEqual(before);
    expect(folder.system.landing.cursorOf('waiting')).toEqual({ at: 7 });
    await folder.system.runner.recover();
    expect([...(await folder.system.storage.store.rows(['vk:-9_1'])).keys()]).toEqual(['vk:-9_1']);
  },
);

test('no key of an author is in a backup', async () => {
  await fill();
  const path = join(backups, 'all.tar');
  await backUp(path);
  const backup = await readFile(path);
  const keys = (await readdir(join(folder.dir, 'keys'))).filter((name) => name.endsWith('.key'));
  expect(keys.length).toBeGreaterThan(0);
  for (const name of keys) {
    expect(backup.includes(await readFile(join(folder.dir, 'keys', name))), name).toBe(false);
    expect(backup.includes(name), name).toBe(false);
  }
});

test('what was deleted or forgotten after the backup does not come back', async () => {
  await fill();
  const path = join(backups, 'before');
  await backUp(path);
  await folder.take({ tombstones: [{ id: 'vk:-1_1', deletedAt: ago(0) }] });
  folder.clock.advance(1_000);
  const work = createLongWork(folder.system);
  await work.forget({ posts: ['vk:-0_3'], channels: [{ network: 'vk', channelId: '-2' }] }, 'Мария', silent);
  const { journal } = folder.system.storage;
  const kept = join(backups, 'tombstones.jsonl');
  await writeFile(kept, await readFile(journal.file));
  await folder.close();

  await expect(restore(path)).rejects.toThrow(expect.objectContaining({ code: 'conflict' }));
  const replaced = await restore(path, { isReplacing: true });
  expect(replaced.erased).toBeGreaterThan(40);
  expect(replaced.verified.differences).toEqual([]);
  await expectGone();

  await folder.close();
  await rm(folder.dir, { recursive: true });
  expect(await restore(path, { tombstones: kept })).toMatchObject({ erased: replaced.erased });
  await expectGone();
});

async function expectGone(): Promise<void> {
  await folder.reopen();
  const ids = ['vk:-1_1', 'vk:-0_3', 'vk:-2_2', 'vk:-0_0'];
  const rows = await folder.system.storage.store.rows(ids);
  expect(ids.map((id) => [id, rows.get(id)?.text === ''])).toEqual([
    ['vk:-1_1', true],
    ['vk:-0_3', true],
    ['vk:-2_2', true],
    ['vk:-0_0', false],
  ]);
  await folder.take({ posts: [makePost({ id: 'vk:-2_999', channelId: '-2', publishedAt: ago(0) })] });
  expect((await folder.system.storage.store.rows(['vk:-2_999'])).size).toBe(0);
}

test('a damaged or cut backup is refused, and what was there stays', async () => {
  await fill();
  const dir = join(backups, 'dir');
  const tar = join(backups, 'cut.tar');
  await backUp(dir);
  await backUp(tar);
  await expect(backUp(dir)).rejects.toThrow(expect.objectContaining({ code: 'conflict' }));
  await folder.close();

  const table = join(dir, 'tables', 'posts');
  const [part = ''] = await readdir(table);
  const file = join(table, part, 'count.txt');
  await writeFile(file, '9999');
  await expect(restore(dir, { isReplacing: true })).rejects.toThrow(
    expect.objectContaining({ code: 'unreadable', where: expect.stringContaining('count.txt') }),
  );
  await truncate(tar, 100_000);
  await expect(restore(tar, { isReplacing: true })).rejects.toThrow(
    expect.objectContaining({ code: 'unreadable' }),
  );
  await expect(restore(join(backups, 'none'))).rejects.toThrow(expect.objectContaining({ code: 'conflict' }));

  await folder.reopen();
  expect((await answers()) as { all: unknown[] }).toMatchObject({ verified: [] });
  expect((await readdir(folder.dir)).sort()).toEqual(['keys', 'landing', 'store']);
});

test('a backup is whole while pages are stored: no half batch is in it', async () => {
  await fill();
  const stored = Array.from({ length: 10 }, (_, page) =>
    folder.take({
      posts: Array.from({ length: 20 }, (_unused, index) =>
        makePost({ id: `vk:-5_${page * 20 + index}`, publishedAt: ago(page), fetchedAt: ago(0) }),
      ),
    }),
  );
  const path = join(backups, 'while');
  await backUp(path);
  await Promise.all(stored);
  await folder.close();
  const restored = await restore(path, { isReplacing: true });
  expect(restored.verified.differences).toEqual([]);
  await folder.reopen();
  await folder.system.runner.recover();
  expect((await folder.system.storage.store.verify()).differences).toEqual([]);
});
