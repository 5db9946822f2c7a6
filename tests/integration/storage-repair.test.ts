import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { silentLogger } from '../../contracts/logger.ts';
import { openPool } from '../../storage/engine/pool.ts';
import { openStorage, type Storage } from '../../storage/open-storage.ts';
import { contentHash } from '../../text/content-hash.ts';
import { fakeClock, type FakeClock } from '../support/fake-clock.ts';
import { makeStored } from '../support/make-stored.ts';

let dir: string;
let storage: Storage;
let clock: FakeClock;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'veche-repair-'));
  clock = fakeClock();
  storage = await open();
});

afterEach(async () => {
  await storage.close();
  await rm(dir, { recursive: true, force: true });
});

const HOUR_MS = 3_600_000;
const open = () => openStorage({ dir, timezone: 'Europe/Moscow', clock, logger: silentLogger });

const rows = [
  makeStored({ id: 'vk:-1_1', publishedAt: '2026-10-03T05:00:00.000Z', authorKey: 'a' }),
  makeStored({ id: 'vk:-1_2', publishedAt: '2026-11-20T06:00:00.000Z', authorKey: 'b' }),
  makeStored({ id: 'vk:-1_3', publishedAt: '2026-11-20T06:10:00.000Z', authorKey: 'c', rootId: 'vk:-1_2' }),
];

async function fill(): Promise<void> {
  const changes = rows.map((row) => ({ row, contentHash: contentHash(row), replaced: null }));
  await storage.store.write({ changes, metrics: [], pages: [1] });
  clock.advance(HOUR_MS);
  expect(await storage.rebuildDays()).toBe(2);
}

async function damage(...statements: string[]): Promise<void> {
  await storage.close();
  const pool = await openPool(join(dir, 'engine'), 1);
  for (const statement of statements) await pool.use((connection) => connection.command(statement));
  await pool.close();
  storage = await open();
}

test('a store that is right is left as it is', async () => {
  await fill();
  expect(await storage.store.repair()).toEqual({
    mended: [],
    checkedPosts: 3,
    checkedCells: 2,
    differences: [],
  });
});

test('every table that is derived from the posts is made right, and the days counted from them too', async () => {
  await fill();
  const damages: Record<string, string[]> = {
    rollup_hour: ["INSERT INTO rollup_hour SELECT '2026-11-20 06:00:00', 'd', 'roads', '', 2, 2"],
    voices: [
      'TRUNCATE TABLE voices',
      "INSERT INTO voices SELECT '2026-11-20 06:00:00', 'd', 'roads', '', 'channel', 7, 1",
    ],
    known_posts: [
      "INSERT INTO known_posts SELECT * REPLACE (9 AS version, 'elsewhere' AS content_hash) FROM known_posts WHERE id = 'vk:-1_1'",
      "INSERT INTO known_posts SELECT * REPLACE ('vk:-1_9' AS id) FROM known_posts WHERE id = 'vk:-1_1' LIMIT 1",
      "ALTER TABLE known_posts DELETE WHERE id = 'vk:-1_2' SETTINGS mutations_sync = 1",
    ],
    thread_posts: ['TRUNCATE TABLE thread_posts'],
    day_counts: [
      'ALTER TABLE day_counts UPDATE authors = authors + 1 WHERE level = 1 SETTINGS mutations_sync = 1',
    ],
  };
  for (const [table, statements] of Object.entries(damages)) {
    await damage(...statements);
    const found = await storage.store.verify();
    expect(found.differences.map(({ where }) => where).join('\n'), table).toContain(table);
    const { mended, differences } = await storage.store.repair();
    expect(
      mended.map((entry) => entry.table),
      table,
    ).toEqual([table]);
    expect(differences, table).toEqual([]);
  }
  expect([...(await storage.store.known(rows.map(({ id }) => id))).keys()].sort()).toEqual(
    rows.map(({ id }) => id),
  );
});

test('what cannot be mended is still told: posts are never touched', async () => {
  await fill();
  await damage("INSERT INTO posts SELECT * REPLACE (2 AS version) FROM posts WHERE id = 'vk:-1_1'");
  const { differences } = await storage.store.repair();
  expect(differences).toContainEqual({ where: 'live rows of vk:-1_1', rollup: 1, posts: 2 });
});

test('a day that is written to is dirty before its rows are there, so that no crash leaves a wrong day that is called clean', async () => {
  await fill();
  await damage(
    // As a crash leaves it between the mark and the insert of the day's next batch.
    "INSERT INTO day_marks SELECT * REPLACE ('dirty' AS state, version + 100 AS version) FROM day_marks FINAL WHERE day = '2026-11-19 21:00:00'",
    "INSERT INTO posts SELECT * REPLACE ('vk:-1_4' AS id, 'd' AS author_key) FROM posts WHERE id = 'vk:-1_2'",
  );
  expect((await storage.store.verify()).differences).toEqual([]);
  expect(await storage.rebuildDays()).toBe(1);
  expect((await storage.store.verify()).differences).toEqual([]);
});

test('days of another time zone are not called clean when the zone comes back', async () => {
  await fill();
  await storage.close();
  storage = await openStorage({ dir, timezone: 'Asia/Omsk', clock, logger: silentLogger });
  const row = makeStored({ id: 'vk:-1_5', publishedAt: '2026-11-20T06:20:00.000Z', authorKey: 'e' });
  await storage.store.write({
    changes: [{ row, contentHash: contentHash(row), replaced: null }],
    metrics: [],
    pages: [2],
  });
  await storage.close();
  storage = await open();
  expect((await storage.store.verify()).differences).toEqual([]);
  clock.advance(HOUR_MS);
  expect(await storage.rebuildDays()).toBe(2);
  expect((await storage.store.verify()).differences).toEqual([]);
});
