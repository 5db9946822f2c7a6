import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { VecheError } from '../../contracts/errors.ts';
import { openConnection, type Read } from '../../storage/engine/connection.ts';
import { openPool, type OpenPool } from '../../storage/engine/pool.ts';
import { percentile } from '../support/percentile.ts';
import { printTable } from '../support/print-table.ts';
import { seededRandom } from '../support/seeded-random.ts';

/** A multiple of 50. */
const QUERIES = Number(process.env['VECHE_POOL_QUERIES'] ?? 1_000);

let dir: string;
let pool: OpenPool;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'veche-pool-'));
  pool = await openPool(dir, 4);
});

afterAll(async () => {
  await pool.close();
  await rm(dir, { recursive: true, force: true });
});

interface Row {
  tag: number;
  n: number;
}

/** Rows of one query carry its own tag; it fails after `failAt` rows were written when that is given. */
function tagged(tag: number, rows: number, failAt: number | null): Read {
  const failure = failAt === null ? '' : ', throwIf(number = {failAt: UInt64})';
  return {
    sql: `SELECT {tag: UInt64} AS tag, number AS n${failure} FROM numbers({rows: UInt64}) SETTINGS max_block_size = 64`,
    params: { tag, rows, ...(failAt === null ? {} : { failAt }) },
  };
}

test(`${QUERIES} queries at once, of which some fail half-way, take too long or are left: each answer is its own`, async () => {
  const times: number[] = [];
  const outcomes = await Promise.all(
    Array.from({ length: QUERIES }, async (_, tag) => {
      const started = performance.now();
      const outcome = await runOne(tag);
      times.push(performance.now() - started);
      return outcome;
    }),
  );
  const count = (wanted: string) => outcomes.filter((outcome) => outcome === wanted).length;
  const ms = times.sort((a, b) => a - b);
  printTable('pool', {
    queries: QUERIES,
    right: count('right'),
    failed: count('failed'),
    'over time': count('timeout'),
    aborted: count('aborted'),
    'p50 with waiting, ms': Math.round(percentile(ms, 0.5)),
    'p99 with waiting, ms': Math.round(percentile(ms, 0.99)),
  });
  expect(count('failed')).toBe(QUERIES / 25);
  expect(count('timeout')).toBe(QUERIES / 50);
  expect(count('aborted')).toBeGreaterThan(0);
  expect(count('right')).toBeGreaterThanOrEqual(QUERIES * 0.9);
  expect(await pool.query({ sql: 'SELECT 1 AS one' })).toEqual([{ one: 1 }]);
}, 900_000);

/** Of a hundred queries four fail after some rows, two take too long and four are left by who asked: a tenth. */
async function runOne(tag: number): Promise<string> {
  const kind = tag % 50;
  if (kind === 3 || kind === 28) {
    await expect(pool.query(tagged(tag, 50_000, 20_000))).rejects.toMatchObject({ code: 'storage' });
    return 'failed';
  }
  if (kind === 11) {
    const sql = `SELECT {tag: UInt64} AS tag, number AS n, sleepEachRow(0.001) FROM numbers(2000)
      SETTINGS max_block_size = 16, max_execution_time = 0.05`;
    await expect(pool.query({ sql, params: { tag } })).rejects.toMatchObject({ code: 'timeout' });
    return 'timeout';
  }
  if (kind === 19 || kind === 44) return runAborted(tag);
  const rows = 20 + Math.floor(seededRandom(tag)() * 500);
  const answer = await pool.query<Row>(tagged(tag, rows, null));
  expect(answer).toEqual(Array.from({ length: rows }, (_, n) => ({ tag, n })));
  return 'right';
}

/** Leaves while the query runs, whenever its turn comes. */
async function runAborted(tag: number): Promise<string> {
  const leaving = new AbortController();
  try {
    const answer = await pool.use(async (connection) => {
      setImmediate(() => leaving.abort());
      return connection.select<Row>({ ...tagged(tag, 30_000, null), signal: leaving.signal });
    });
    expect(answer).toEqual(Array.from({ length: 30_000 }, (_, n) => ({ tag, n })));
    return 'right';
  } catch (error) {
    expect(error).toMatchObject({ code: 'aborted' });
    return 'aborted';
  }
}

test('a query that waits for its turn leaves the line when it is cancelled', async () => {
  const slow = Array.from({ length: 4 }, () => pool.query({ sql: 'SELECT sleep(0.2)' }));
  const leaving = new AbortController();
  const waiting = pool.query({ sql: 'SELECT 1 AS one', signal: leaving.signal });
  leaving.abort();
  await expect(waiting).rejects.toMatchObject({ code: 'aborted' });
  await Promise.all(slow);
  expect(await pool.query({ sql: 'SELECT 1 AS one' })).toEqual([{ one: 1 }]);
});

test('a stream gives all rows in order, and one that is left or fails leaves nothing behind', async () => {
  const rows: Row[] = [];
  for await (const piece of pool.stream<Row>(tagged(7, 150_000, null))) rows.push(...piece);
  expect(rows).toHaveLength(150_000);
  expect(rows.every((row, n) => row.tag === 7 && row.n === n)).toBe(true);
  for (let round = 0; round < 8; round += 1) {
    for await (const piece of pool.stream<Row>(tagged(8, 150_000, null))) {
      expect(piece[0]?.tag).toBe(8);
      break;
    }
    await expect(readAll(pool.stream<Row>(tagged(9, 150_000, 70_000)))).rejects.toThrow(VecheError);
    expect(await pool.query(tagged(10, 2, null))).toEqual([
      { tag: 10, n: 0 },
      { tag: 10, n: 1 },
    ]);
  }
});

async function readAll(pieces: AsyncIterable<Row[]>): Promise<void> {
  for await (const piece of pieces) expect(piece.every((row) => row.tag === 9)).toBe(true);
}

test('parameterised queries run at the same time, each with its own values', async () => {
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, value) =>
      pool.query({ sql: 'SELECT {value: UInt64} AS value, sleep(0.02) AS slept', params: { value } }),
    ),
  );
  expect(answers).toEqual(Array.from({ length: 40 }, (_, value) => [{ value, slept: 0 }]));
});

test('any text comes back from a parameter as it was, and never becomes SQL', async () => {
  const text = fc.string({ unit: 'binary' });
  const nasty = fc.constantFrom(
    "'; DROP TABLE x; --",
    '\\',
    "\\'",
    '{a: String}',
    '\u0000',
    '\t\n\r',
    '\\N',
    "']",
  );
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(text, nasty),
      fc.array(fc.oneof(text, nasty), { maxLength: 5 }),
      async (one, many) => {
        const rows = await pool.query({
          sql: 'SELECT {one: String} AS one, {many: Array(String)} AS many',
          params: { one, many },
        });
        expect(rows).toEqual([{ one, many }]);
      },
    ),
    { numRuns: 300 },
  );
});

test('streams that are left half-read, beside queries, never put a row into another answer', async () => {
  async function leaveHalfRead(tag: number): Promise<void> {
    let read = 0;
    for await (const piece of pool.stream<Row>(tagged(tag, 200_000, null))) {
      expect(piece).toEqual(piece.map((_, index) => ({ tag, n: read + index })));
      read += piece.length;
      if (read > 500 * (tag % 7)) break;
    }
    expect(read).toBeGreaterThan(0);
  }
  async function ask(tag: number): Promise<void> {
    const answer = await pool.query<Row>(tagged(tag, 300, null));
    expect(answer).toEqual(Array.from({ length: 300 }, (_, n) => ({ tag, n })));
  }
  const work = Array.from({ length: 120 }, (_, tag) => (tag % 3 === 0 ? leaveHalfRead(tag) : ask(tag)));
  expect(await Promise.all(work)).toHaveLength(120);
});

test('a pool whose connections cannot all be opened closes those that were, so that the folder is free', async () => {
  let opened = 0;
  const refusing = (folder: string) => {
    opened += 1;
    return opened > 2 ? Promise.reject(new VecheError('storage', 'no more')) : openConnection(folder);
  };
  await expect(openPool(dir, 4, refusing)).rejects.toThrow('no more');
  expect(opened).toBe(3);
  const again = await openPool(dir, 1);
  expect(await again.query({ sql: 'SELECT 1 AS one' })).toEqual([{ one: 1 }]);
  await again.close();
});

test('a connection that can be neither cleaned nor replaced is cleaned by its next user', async () => {
  let isRefusing = false;
  const small = await openPool(dir, 1, async (folder) => {
    if (isRefusing) throw new VecheError('unavailable', 'not now');
    const connection = await openConnection(folder);
    return {
      select: (read) => connection.select(read),
      stream: (read, format) => connection.stream(read, format),
      command: (sql, params) => connection.command(sql, params),
      insert: (insert) => connection.insert(insert),
      clean: () => (isRefusing ? Promise.reject(new Error('not now')) : connection.clean()),
      close: () => connection.close(),
    };
  });
  isRefusing = true;
  await expect(small.query(tagged(1, 50_000, 20_000))).rejects.toMatchObject({ code: 'storage' });
  await expect(small.query(tagged(2, 3, null))).rejects.toThrow('not now');
  isRefusing = false;
  expect(await small.query(tagged(3, 1, null))).toEqual([{ tag: 3, n: 0 }]);
  await small.close();
});

test('closing waits for what runs, refuses what waits and what comes, and may be asked for twice', async () => {
  const closing = await openPool(dir, 2);
  const running = [1, 2].map((tag) => closing.query<Row>(tagged(tag, 20_000, null)));
  const waiting = closing.query(tagged(3, 1, null));
  const left = closing.stream<Row>(tagged(4, 1, null))[Symbol.asyncIterator]();
  const closed = [closing.close(), closing.close()];
  await expect(waiting).rejects.toMatchObject({ code: 'unavailable' });
  await expect(left.next()).rejects.toMatchObject({ code: 'unavailable' });
  expect((await Promise.all(running)).map((rows) => [rows.length, rows[0]?.tag])).toEqual([
    [20_000, 1],
    [20_000, 2],
  ]);
  await Promise.all(closed);
  await expect(closing.query(tagged(5, 1, null))).rejects.toMatchObject({ code: 'unavailable' });
});

test('a pool that is closed in the middle of a failing query closes when that is cleaned up', async () => {
  const closing = await openPool(dir, 1);
  const failing = closing.query(tagged(1, 50_000, 20_000));
  const closed = closing.close();
  await expect(failing).rejects.toMatchObject({ code: 'storage' });
  expect(await closed).toBeUndefined();
});

test('a second process cannot open the same folder, and is told what to do', async () => {
  const { spawnSync } = await import('node:child_process');
  const program = `
    const { openPool } = await import(${JSON.stringify(new URL('../../storage/engine/pool.ts', import.meta.url).href)});
    await openPool(${JSON.stringify(dir)}, 1).catch((error) => console.log(error.code, error.hint));
    process.exit(0);`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    encoding: 'utf8',
  });
  expect(stdout).toMatch(/^conflict stop it/);
});
