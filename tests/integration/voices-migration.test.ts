import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { silentLogger } from '../../contracts/logger.ts';
import { FULL_SCOPE } from '../../contracts/queries/filters.ts';
import { openPool } from '../../storage/engine/pool.ts';
import { migrate } from '../../storage/migrations/migrate.ts';
import { openStorage } from '../../storage/open-storage.ts';
import { fakeClock } from '../support/fake-clock.ts';

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'veche-voices-'));
});

afterEach(() => rm(dir, { recursive: true, force: true }));

/** A store of the first version: three authors, one of whom edited a post; its cancel rows named no author or channel. */
async function fillOldStore(): Promise<void> {
  const old = join(dir, 'migrations');
  await mkdir(old);
  for (const name of ['0001_posts.sql', '0002_operations.sql']) {
    await copyFile(new URL(`../../storage/migrations/${name}`, import.meta.url), join(old, name));
  }
  const engine = join(dir, 'store', 'engine');
  await mkdir(engine, { recursive: true });
  const pool = await openPool(engine, 1);
  await pool.use(async (connection) => {
    await migrate(connection, fakeClock(), pathToFileURL(`${old}/`));
    const row = (values: string): Promise<void> =>
      connection.command(
        `INSERT INTO posts (ts, id, version, sign, author_key, channel_id, channel_kind, district_id, block, batch)
          SETTINGS async_insert = 0 VALUES ('2026-11-20 06:00:00', ${values}, 'd', 'roads', 'b')`,
      );
    await row("'vk:-1_1', 1, 1, 'a', 'one', 'community'");
    await row("'vk:-1_2', 1, 1, 'b', 'two', 'community'");
    await row("'vk:-1_3', 1, 1, 'c', 'one', 'media'");
    await row("'vk:-1_1', 1, -1, '', '', ''");
    await row("'vk:-1_1', 2, 1, 'a', 'one', 'community'");
  });
  await pool.close();
}

test('authors and channels of an older store are counted from its live posts, old cancel rows or not', async () => {
  await fillOldStore();
  const storage = await openStorage({
    dir: join(dir, 'store'),
    timezone: 'Europe/Moscow',
    clock: fakeClock(),
    logger: silentLogger,
  });
  try {
    expect(await storage.store.verify()).toEqual({ checkedPosts: 3, checkedCells: 1, differences: [] });
    const period = { from: '2026-11-20T06:00:00.000Z', to: '2026-11-20T07:00:00.000Z' };
    const options = { scope: FULL_SCOPE };
    const { items } = await storage.reader.hotspots({ ...period, limit: 9 }, options);
    expect(items).toMatchObject([{ observed: 3, authors: 2, channels: 2 }]);
  } finally {
    await storage.close();
  }
});
