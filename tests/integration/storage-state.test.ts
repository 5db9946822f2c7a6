import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { VecheError } from '../../contracts/errors.ts';
import type { Connection } from '../../storage/engine/connection.ts';
import { openPool, type OpenPool } from '../../storage/engine/pool.ts';
import { migrate } from '../../storage/migrations/migrate.ts';
import { openStateLog } from '../../storage/state-log.ts';
import { fakeClock } from '../support/fake-clock.ts';

let dir: string;
let pool: OpenPool;
/** What becomes of the next insert: it fails before or after its events are stored. */
let fate: 'stored' | 'refused' | 'stored, but failed' = 'stored';

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'veche-state-'));
  const engine = await openPool(dir, 2);
  await engine.use((connection) => migrate(connection, fakeClock()));
  pool = {
    query: (read) => engine.query(read),
    stream: (read) => engine.stream(read),
    use: (work, signal) => engine.use((connection) => work(withFate(connection)), signal),
    close: () => engine.close(),
  };
});

afterAll(async () => {
  await pool.close();
  await rm(dir, { recursive: true, force: true });
});

beforeEach(() => pool.use((connection) => connection.command('TRUNCATE TABLE state_events')));

function withFate(connection: Connection): Connection {
  return {
    select: (read) => connection.select(read),
    stream: (read, format) => connection.stream(read, format),
    command: (sql, params) => connection.command(sql, params),
    clean: () => connection.clean(),
    close: () => connection.close(),
    async insert(insert) {
      const now = fate;
      fate = 'stored';
      if (now !== 'refused') await connection.insert(insert);
      if (now !== 'stored') throw new VecheError('unavailable', 'the disk refuses to take more');
    },
  };
}

const alert = (changes: number) => ({ entity: 'alert', id: 'a', actor: 'alerts', payload: { changes } });
const open = () => openStateLog(pool, fakeClock());

test.each([
  { failure: 'refused', versions: [1, 2] },
  { failure: 'stored, but failed', versions: [1, 2, 3] },
] as const)('an event that was $failure leaves one event a version, and the last one wins', async (given) => {
  const log = await open();
  await log.append([alert(1)]);
  fate = given.failure;
  await expect(log.append([alert(2)])).rejects.toMatchObject({ code: 'unavailable' });
  await log.append([alert(3)]);
  const last = given.versions.at(-1);
  for (const state of [log, await open()]) {
    expect(state.get('alert', 'a')).toMatchObject({ version: last, payload: { changes: 3 } });
  }
  const rows = await pool.query<{ version: number }>({
    sql: 'SELECT version FROM state_events ORDER BY version',
  });
  expect(rows.map(({ version }) => version)).toEqual(given.versions);
});

test('events that are appended at once are numbered without gaps, over restarts too', async () => {
  for (let round = 0; round < 3; round += 1) {
    const log = await open();
    await Promise.all(Array.from({ length: 20 }, (_, index) => log.append([alert(index), alert(index)])));
    expect(log.get('alert', 'a')?.version).toBe((round + 1) * 40);
  }
});

test('compacting keeps the last state of sources, and the whole history of everything else', async () => {
  await pool.use((connection) =>
    connection.command(
      `INSERT INTO state_events SELECT if(number % 2 = 0, 'source', 'audit'), toString(number % 8), number + 1, 1,
        toDateTime64('2026-11-24 08:00:00', 3, 'UTC'), 'test', concat('{"n":', toString(number), '}') FROM numbers(240000)`,
    ),
  );
  const before = await open();
  await before.compact();
  const after = await open();
  for (const entity of ['source', 'audit']) expect(after.list(entity)).toEqual(before.list(entity));
  expect(after.list('source')).toHaveLength(4);
  const counts = await pool.query({
    sql: 'SELECT entity, count() AS events FROM state_events GROUP BY entity ORDER BY entity',
  });
  expect(counts).toEqual([
    { entity: 'audit', events: 120_000 },
    { entity: 'source', events: 4 },
  ]);
});
