import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { silentLogger } from '../../contracts/logger.ts';
import type { PostChange } from '../../contracts/post-store.ts';
import { openPool } from '../../storage/engine/pool.ts';
import { openStorage, type Storage, type StorageParts } from '../../storage/open-storage.ts';
import { openOutbox } from '../../storage/outbox.ts';
import { planBatch, type PlannedBatch } from '../../storage/plan-batch.ts';
import { contentHash } from '../../text/content-hash.ts';
import { fakeClock } from '../support/fake-clock.ts';
import { makeStored } from '../support/make-stored.ts';

let dir: string;
let storage: Storage;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'veche-recover-'));
  storage = await open();
});

afterEach(async () => {
  await storage.close();
  await rm(dir, { recursive: true, force: true });
});

const open = (parts?: StorageParts) =>
  openStorage({ dir, timezone: 'Europe/Moscow', clock: fakeClock(), logger: silentLogger }, parts);

const metrics = [{ id: 'vk:-1_1', metrics: { views: 5 }, at: '2026-11-24T08:00:00.000Z' }];
const changes: PostChange[] = [
  '2026-10-03T05:00:00.000Z',
  '2026-11-24T06:00:00.000Z',
  '2026-11-24T06:10:00.000Z',
].map((publishedAt, index) => {
  const row = makeStored({ id: `vk:-1_${index + 1}`, publishedAt });
  return { row, contentHash: contentHash(row), replaced: null };
});

/** Leaves in the outbox what a crash leaves there: the batch as `write` lays it out. */
async function leaveInOutbox(): Promise<void> {
  const numbered = changes.map((change) => ({ change, version: 1, live: null }));
  await (await openOutbox(join(dir, 'outbox'))).put(planBatch(numbered, { metrics, pages: [7, 8] }));
}

async function restartAfter(damage: (run: (sql: string) => Promise<void>) => Promise<void>): Promise<void> {
  await storage.close();
  const pool = await openPool(join(dir, 'engine'), 1);
  await damage((sql) => pool.use((connection) => connection.command(sql)));
  await pool.close();
  await leaveInOutbox();
  storage = await open();
}

async function expectAllStored(): Promise<void> {
  const verified = await storage.store.verify();
  expect(verified).toEqual({ checkedPosts: 3, checkedCells: 2, differences: [] });
  expect((await storage.store.known(changes.map(({ row }) => row.id))).size).toBe(3);
  expect((await storage.store.threadRows(['vk:-1_2'], '2026-11-01T00:00:00.000Z')).size).toBe(1);
  expect(await readdir(join(dir, 'outbox'))).toEqual([]);
}

test('a batch that was not inserted is inserted', async () => {
  await restartAfter(async () => undefined);
  expect(await storage.store.recover()).toEqual([7, 8]);
  await expectAllStored();
  expect(await storage.store.recover()).toEqual([]);
});

test('a batch of which one month was inserted is completed', async () => {
  await storage.store.write({ changes, metrics, pages: [7] });
  await restartAfter((run) => run('ALTER TABLE posts DROP PARTITION 202610'));
  await storage.store.recover();
  const { differences } = await storage.store.verify();
  expect(differences).toEqual([]);
});

test('a batch that was inserted is not inserted again', async () => {
  await storage.store.write({ changes, metrics, pages: [7] });
  await restartAfter(async () => undefined);
  expect(await storage.store.recover()).toEqual([7, 8]);
  await expectAllStored();
});

test('a crash between the views of one insert is found, and mended in every table that a view feeds', async () => {
  await storage.store.write({ changes, metrics, pages: [7] });
  const targets = await viewTargets();
  expect(targets).toEqual(expect.arrayContaining(['known_posts', 'rollup_hour', 'thread_posts']));
  for (const table of targets) {
    await restartAfter((run) => run(`TRUNCATE TABLE ${table}`));
    expect(await storage.store.recover(), table).toEqual([7, 8]);
    await expectAllStored();
  }
});

/** Tables that views of the engine feed from `posts`. */
async function viewTargets(): Promise<string[]> {
  await storage.close();
  const pool = await openPool(join(dir, 'engine'), 1);
  const views = await pool.query<{ target: string }>({
    sql: `SELECT extract(create_table_query, ' TO (?:\\w+\\.)?(\\w+)') AS target FROM system.tables
      WHERE database = currentDatabase() AND engine = 'MaterializedView' ORDER BY target`,
  });
  await pool.close();
  storage = await open();
  return views.map(({ target }) => target);
}

test('rows that only take others back, and were merged away with them, are not inserted again', async () => {
  const batches: PlannedBatch[] = [];
  const noted = async (folder: string) => {
    const outbox = await openOutbox(folder);
    return {
      list: () => outbox.list(),
      removeDamaged: () => outbox.removeDamaged(),
      remove: (batch: PlannedBatch) => outbox.remove(batch),
      put(batch: PlannedBatch) {
        batches.push(batch);
        return outbox.put(batch);
      },
    };
  };
  await storage.close();
  storage = await open({ openPool, openOutbox: noted });
  await storage.store.write({ changes, metrics, pages: [7] });
  // All posts move to another month; what is left of theirs is nothing but cancel rows.
  const moved = changes.map((change, index) => {
    const row = { ...change.row, publishedAt: `2026-12-01T10:00:0${index}.000Z` };
    return { row, contentHash: contentHash(row), replaced: change.row };
  });
  await storage.store.write({ changes: moved, metrics: [], pages: [8] });
  await storage.close();
  const pool = await openPool(join(dir, 'engine'), 1);
  await pool.use(async (connection) => {
    await connection.command('ALTER TABLE posts MODIFY SETTING non_replicated_deduplication_window = 1');
    await connection.command('OPTIMIZE TABLE posts FINAL');
  });
  await pool.close();
  const last = batches.at(-1);
  if (last === undefined) throw new Error('the test needs the batch');
  expect(last.parts).toHaveLength(3);
  await (await openOutbox(join(dir, 'outbox'))).put(last);
  storage = await open();
  expect(await storage.store.recover()).toEqual([8]);
  const { checkedPosts, differences } = await storage.store.verify();
  expect({ checkedPosts, differences }).toEqual({ checkedPosts: 3, differences: [] });
});

test('verify finds a wrong cell, a doubled post and an unknown one', async () => {
  await storage.store.write({ changes, metrics, pages: [7] });
  await storage.close();
  const pool = await openPool(join(dir, 'engine'), 1);
  await pool.use(async (connection) => {
    await connection.command("INSERT INTO rollup_hour SELECT '2026-11-24 06:00:00', 'd', 'roads', '', 2, 2");
    await connection.command(
      "INSERT INTO posts SELECT * REPLACE (2 AS version) FROM posts WHERE id = 'vk:-1_1'",
    );
    await connection.command(
      "ALTER TABLE known_posts DELETE WHERE id = 'vk:-1_2' SETTINGS mutations_sync = 1",
    );
  });
  await pool.close();
  storage = await open();
  const { differences } = await storage.store.verify();
  expect(differences).toEqual([
    { where: 'rollup_hour 2026-11-24 06:00:00 d roads -', rollup: 2, posts: 0 },
    { where: 'live rows of vk:-1_1', rollup: 1, posts: 2 },
    { where: 'known_posts vk:-1_2', rollup: 0, posts: 1 },
  ]);
});

test('a known-post check sees what a failed write left, so that nothing is stored twice', async () => {
  await restartAfter(async () => undefined);
  expect((await storage.store.known(['vk:-1_1'])).size).toBe(1);
  await expectAllStored();
});

test('rows that the engine refuses for good are not kept, and do not stop the next batch', async () => {
  const [good, bad] = [changes[0], changes[1]];
  if (good === undefined || bad === undefined) throw new Error('the test needs two changes');
  const wrong = { ...bad, row: { ...bad.row, text: 'тайна' }, contentHash: 'longer than the column' };
  const error: unknown = await storage.store
    .write({ changes: [wrong], metrics: [], pages: [1] })
    .catch((e: unknown) => e);
  expect(error).toMatchObject({ code: 'storage' });
  expect(String(error)).not.toContain('тайна');
  await storage.store.write({ changes: [good], metrics: [], pages: [2] });
  expect((await storage.store.verify()).checkedPosts).toBe(1);
});

test('a damaged outbox file is put aside: its pages run again', async () => {
  await storage.close();
  await leaveInOutbox();
  const [name = ''] = await readdir(join(dir, 'outbox'));
  await writeFile(join(dir, 'outbox', name), '{"token":');
  storage = await open();
  expect(await storage.store.recover()).toEqual([]);
  expect((await storage.store.verify()).checkedPosts).toBe(0);
  expect(await readdir(join(dir, 'outbox'))).toEqual([`${name}.damaged`]);
});
