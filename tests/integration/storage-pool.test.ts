import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { VecheError } from '../../contracts/errors.ts';
import { openPool, type OpenPool } from '../../storage/engine/pool.ts';
import { seededRandom } from '../support/seeded-random.ts';

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
function tagged(tag: number, rows: number, failAt: number | null): { sql: string; params: object } {
  const failure = failAt === null ? '' : ', throwIf(number = {failAt: UInt64})';
  return {
    sql: `SELECT {tag: UInt64} AS tag, number AS n${failure} FROM numbers({rows: UInt64}) SETTINGS max_block_size = 64`,
    params: { tag, rows, failAt },
  };
}

test('what a query wrote before it failed never stands in another answer', async () => {
  const outcomes = await Promise.all(Array.from({ length: 400 }, (_, tag) => runOne(tag)));
  expect(outcomes.filter((outcome) => outcome === 'failed')).toHaveLength(40);
  expect(outcomes.filter((outcome) => outcome === 'aborted').length).toBeGreaterThan(0);
  expect(outcomes.filter((outcome) => outcome === 'timeout')).toHaveLength(40);
  expect(outcomes.filter((outcome) => outcome === 'right').length).toBeGreaterThan(200);
});

async function runOne(tag: number): Promise<string> {
  const rows = 200 + Math.floor(seededRandom(tag)() * 2_000);
  if (tag % 10 === 3) {
    await expect(pool.query(tagged(tag, 50_000, 20_000) as never)).rejects.toThrow(VecheError);
    return 'failed';
  }
  if (tag % 10 === 5) {
    const sql = `SELECT {tag: UInt64} AS tag, number AS n, sleepEachRow(0.001) FROM numbers(2000)
      SETTINGS max_block_size = 16, max_execution_time = 0.05`;
    await expect(pool.query({ sql, params: { tag } })).rejects.toMatchObject({ code: 'timeout' });
    return 'timeout';
  }
  if (tag % 10 === 7) return runAborted(tag);
  const answer = await pool.query<Row>(tagged(tag, rows, null) as never);
  expect(answer).toEqual(Array.from({ length: rows }, (_, n) => ({ tag, n })));
  return 'right';
}

async function runAborted(tag: number): Promise<string> {
  const leaving = new AbortController();
  const answer = pool.query<Row>({
    ...(tagged(tag, 30_000, null) as { sql: string }),
    signal: leaving.signal,
  });
  setImmediate(() => leaving.abort());
  try {
    expect((await answer).every((row) => row.tag === tag)).toBe(true);
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
  for await (const piece of pool.stream<Row>(tagged(7, 150_000, null) as never)) rows.push(...piece);
  expect(rows).toHaveLength(150_000);
  expect(rows.every((row, n) => row.tag === 7 && row.n === n)).toBe(true);
  for (let round = 0; round < 8; round += 1) {
    for await (const piece of pool.stream<Row>(tagged(8, 150_000, null) as never)) {
      expect(piece[0]?.tag).toBe(8);
      break;
    }
    await expect(readAll(pool.stream<Row>(tagged(9, 150_000, 70_000) as never))).rejects.toThrow(VecheError);
    expect(await pool.query(tagged(10, 2, null) as never)).toEqual([
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
