import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Random } from '../../contracts/clock.ts';
import { silentLogger } from '../../contracts/logger.ts';
import type { StoredPost } from '../../contracts/post-store.ts';
import { openPool } from '../../storage/engine/pool.ts';
import { openStorage } from '../../storage/open-storage.ts';
import { fakeClock } from '../support/fake-clock.ts';
import { finishWorker, killWorker, type KillPlan, type Recovery } from '../support/kill-process.ts';
import { worldOutcome, type WorldPost } from '../support/kill-world.ts';
import { percentile } from '../support/percentile.ts';
import { printTable } from '../support/print-table.ts';
import { seededRandom } from '../support/seeded-random.ts';

const KILLS = Number(process.env['VECHE_KILLS'] ?? 6);
const SEED = Number(process.env['VECHE_SEED'] ?? 20261125);
/** Inserts that the engine remembers; a batch of the world makes more, so that a retry may come after the window. */
const WINDOW = 5;
/** Steps beyond the last that was served before the last kill. */
const MORE_STEPS = 8;

let dir: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'veche-kill-'));
  await (await open()).close();
  await narrowWindows();
});

afterAll(() => rm(dir, { recursive: true, force: true }));

const open = () =>
  openStorage({
    dir: join(dir, 'store'),
    timezone: 'Europe/Moscow',
    clock: fakeClock(),
    logger: silentLogger,
  });

async function narrowWindows(): Promise<void> {
  const pool = await openPool(join(dir, 'store', 'engine'), 1);
  const tables = await pool.query<{ name: string }>({
    sql: `SELECT name FROM system.tables WHERE database = currentDatabase()
      AND create_table_query LIKE '%non_replicated_deduplication_window%'`,
  });
  expect(tables.length).toBeGreaterThan(3);
  for (const { name } of tables) {
    await pool.use((connection) =>
      connection.command(
        `ALTER TABLE ${name} MODIFY SETTING non_replicated_deduplication_window = ${WINDOW}`,
      ),
    );
  }
  await pool.close();
}

test(`${KILLS} kills of collecting, landing, processing and storing lose nothing, double nothing and leave no drift`, async () => {
  const random = seededRandom(SEED);
  const recoveries: Recovery[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    const recovery = await killWorker(dir, SEED, planOf(random));
    if (recovery !== null) recoveries.push(recovery);
  }
  const last = (await lastServed()) + MORE_STEPS;
  recoveries.push(await finishWorker(dir, SEED, last));

  const storage = await open();
  const verified = await storage.store.verify();
  const outcome = worldOutcome(SEED, last);
  const rows = await storage.store.rows(outcome.map((post) => post.id));
  const wrong = outcome.filter((post) => !isRight(post, rows.get(post.id)));
  tell(recoveries, verified.checkedPosts);

  expect(recoveries.flatMap((recovery) => recovery.differences)).toEqual([]);
  expect(recoveries.filter((recovery) => recovery.missing !== 0)).toEqual([]);
  expect(verified.differences).toEqual([]);
  expect(verified.checkedPosts).toBe(outcome.length);
  expect(wrong.map((post) => [post, rows.get(post.id)])).toEqual([]);
  // Kills between two batches prove little.
  expect(recoveries.filter(({ phase }) => phase !== 'between batches').length).toBeGreaterThan(0);

  const alerts = await acknowledgedAlerts();
  expect(alerts.size).toBeGreaterThan(0);
  for (const [id, changes] of alerts) {
    const event = storage.state.get<{ changes: number }>('alert', id);
    expect(event?.version, id).toBeGreaterThanOrEqual(changes);
    expect(event?.payload.changes, id).toBe(event?.version);
  }
  await storage.close();
}, 3_000_000);

/** Every fifth kill falls into the start: opening, recovery and what runs again. */
function planOf(random: Random): KillPlan {
  return random() < 0.2
    ? { from: 'start', afterMs: 300 + random() * 1_200 }
    : { from: 'recovered', afterMs: random() * 700 };
}

function isRight(post: WorldPost, row: StoredPost | undefined): boolean {
  return (
    row !== undefined &&
    row.text === post.text &&
    row.publishedAt === post.publishedAt &&
    row.editedAt === post.editedAt &&
    (row.deletedAt !== null) === post.isDeleted &&
    (post.districtId === null || row.districtId === post.districtId)
  );
}

async function lastServed(): Promise<number> {
  const lines = (await readFile(join(dir, 'ledger'), 'utf8')).split('\n').slice(0, -1);
  return Math.max(...lines.map((line) => Number(line.split(' ')[1])));
}

/** The last change of each alert that was acknowledged before a kill. */
async function acknowledgedAlerts(): Promise<Map<string, number>> {
  const lines = (await readFile(join(dir, 'alerts'), 'utf8')).split('\n').slice(0, -1);
  return new Map(lines.map((line) => [line.split(' ')[0] ?? '', Number(line.split(' ')[1])]));
}

function tell(recoveries: readonly Recovery[], posts: number): void {
  const sum = (value: (recovery: Recovery) => number) => recoveries.reduce((total, r) => total + value(r), 0);
  const ms = recoveries.map((recovery) => recovery.recoveredMs).sort((a, b) => a - b);
  printTable('kills', {
    seed: SEED,
    posts,
    kills: KILLS,
    'starts that were killed': KILLS + 1 - recoveries.length,
    'lost posts': sum(({ missing }) => Math.max(0, missing)),
    'doubled posts': sum(({ missing }) => Math.max(0, -missing)),
    'drift after recovery': sum(({ differences }) => differences.length),
    'kills that left drift to mend': recoveries.filter(({ driftLeft }) => driftLeft > 0).length,
    'recovery p50, ms': Math.round(percentile(ms, 0.5)),
    'recovery p99, ms': Math.round(percentile(ms, 0.99)),
    'recovery max, ms': Math.round(percentile(ms, 1)),
  });
  const phases = Map.groupBy(recoveries, ({ phase }) => phase);
  printTable('where they hit', Object.fromEntries([...phases].map(([phase, of]) => [phase, of.length])));
}
