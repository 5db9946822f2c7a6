import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPool, type OpenPool } from '../../storage/engine/pool.ts';

/** A pool whose only connection is soon taken, and another one to look at the engine. */
let dir: string;
let pool: OpenPool;
let watch: OpenPool;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'veche-stop-'));
  pool = await openPool(dir, 1);
  watch = await openPool(dir, 1);
});
afterAll(async () => {
  await Promise.all([pool.close(), watch.close()]);
  await rm(dir, { recursive: true, force: true });
});

/** Runs for hours unless somebody ends it. */
const ENDLESS = `SELECT count() AS n FROM numbers(1000000000000) WHERE sipHash64(number) % 7 = 3
  SETTINGS log_comment = {marker: String}`;

async function running(marker: string): Promise<number> {
  const sql = "SELECT count() AS n FROM system.processes WHERE Settings['log_comment'] = {marker: String}";
  const [row] = await watch.query<{ n: number }>({ sql, params: { marker } });
  return row?.n ?? -1;
}

test('a reader that goes away ends its query in the engine, and the connection serves the next one', async () => {
  const marker = 'reader-1';
  const leaving = new AbortController();
  const read = pool.query({ sql: ENDLESS, params: { marker }, marker, signal: leaving.signal });
  const isRefused = expect(read).rejects.toMatchObject({ code: 'aborted' });
  await expect.poll(() => running(marker), { timeout: 30_000 }).toBe(1);

  leaving.abort();

  await isRefused;
  expect(await pool.query({ sql: 'SELECT 1 AS n' })).toEqual([{ n: 1 }]);
  expect(await running(marker)).toBe(0);
});

test('one that goes away while it waits for its turn ends nobody else’s query', async () => {
  const first = new AbortController();
  const second = new AbortController();
  const busy = pool.query({ sql: ENDLESS, params: { marker: 'busy' }, marker: 'busy', signal: first.signal });
  const waits = pool.query({
    sql: ENDLESS,
    params: { marker: 'waits' },
    marker: 'waits',
    signal: second.signal,
  });
  const areRefused = Promise.all(
    [busy, waits].map((read) => expect(read).rejects.toMatchObject({ code: 'aborted' })),
  );
  await expect.poll(() => running('busy'), { timeout: 30_000 }).toBe(1);

  second.abort();
  await waits.catch(() => undefined);

  expect(await running('busy')).toBe(1);
  first.abort();
  await areRefused;
  expect(await pool.query({ sql: 'SELECT 2 AS n' })).toEqual([{ n: 2 }]);
});
