import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openPool, type OpenPool } from '../../storage/engine/pool.ts';
import { migrate } from '../../storage/migrations/migrate.ts';
import { fakeClock } from '../support/fake-clock.ts';

let dir: string;
let pool: OpenPool;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'veche-migrate-'));
  await mkdir(join(dir, 'sql'));
  pool = await openPool(join(dir, 'engine'), 1);
});

afterEach(async () => {
  await pool.close();
  await rm(dir, { recursive: true, force: true });
});

const run = () =>
  pool.use((connection) => migrate(connection, fakeClock(), pathToFileURL(join(dir, 'sql/'))));
const put = (name: string, text: string) => writeFile(join(dir, 'sql', name), text);
const table = (name: string) =>
  `-- A table; of a test.\nCREATE TABLE IF NOT EXISTS ${name}\n(n UInt8)\nENGINE = MergeTree ORDER BY n;\n`;

test('files are applied once, in the order of their numbers', async () => {
  await put('0001_a.sql', table('a'));
  await put('0002_b.sql', `INSERT INTO a SELECT 1;\n${table('b')}INSERT INTO b SELECT n FROM a;\n`);
  expect(await run()).toEqual(['0001_a.sql', '0002_b.sql']);
  expect(await run()).toEqual([]);
  await put('0003_c.sql', table('c'));
  expect(await run()).toEqual(['0003_c.sql']);
  expect(await pool.query({ sql: 'SELECT n FROM b' })).toEqual([{ n: 1 }]);
});

test('a file that was edited after it was applied is refused, and nothing else is applied', async () => {
  await put('0001_a.sql', table('a'));
  await run();
  await put('0001_a.sql', table('other'));
  await put('0002_b.sql', table('b'));
  await expect(run()).rejects.toMatchObject({ code: 'conflict', where: '0001_a.sql' });
  expect(await pool.query({ sql: "SELECT name FROM system.tables WHERE name IN ('b', 'other')" })).toEqual(
    [],
  );
});

test('a store of a newer version is refused', async () => {
  await put('0001_a.sql', table('a'));
  await run();
  await rm(join(dir, 'sql', '0001_a.sql'));
  await expect(run()).rejects.toMatchObject({ code: 'conflict', hint: expect.stringContaining('newer') });
});

test('a search for stems reads only the pieces of the table that the text index names', async () => {
  await pool.use(async (connection) => {
    await migrate(connection, fakeClock());
    await connection.command(
      `INSERT INTO posts (ts, id, sign, version, stems)
       SELECT toDateTime64('2026-11-01 00:00:00', 3, 'UTC') + number, toString(number), 1, 1,
         [concat('stem', toString(number)), 'common'] FROM numbers(20000)`,
    );
  });
  const found = "SELECT id FROM posts WHERE hasAllTokens(stems, ['common', 'stem777'])";
  expect(await pool.query({ sql: found })).toEqual([{ id: '777' }]);
  const plan = await pool.query<{ explain: string }>({ sql: `EXPLAIN indexes = 1 ${found}` });
  const text = plan.map(({ explain }) => explain).join('\n');
  expect(text).toContain('Name: stems_index');
  expect(text).toMatch(/stems_index[^]*Granules: 1\/20\b/);
});

test('every column and table of the shipped migrations is commented', async () => {
  const names = await readdir(new URL('../../storage/migrations/', import.meta.url));
  const applied = await pool.use((connection) => migrate(connection, fakeClock()));
  expect(applied).toEqual(names.filter((name) => name.endsWith('.sql')).sort());
  const columns = await pool.query<{ comment: string }>({
    sql: `SELECT table, name, comment FROM system.columns
      WHERE database = currentDatabase() AND table NOT LIKE '%_feed'`,
  });
  expect(columns.length).toBeGreaterThan(80);
  expect(columns.filter(({ comment }) => comment === '')).toEqual([]);
});
