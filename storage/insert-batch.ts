import { VecheError } from '../contracts/errors.ts';
import type { Logger } from '../contracts/logger.ts';
import type { DayBook } from './day-book.ts';
import { toEngineTime } from './engine/engine-time.ts';
import type { OpenPool } from './engine/pool.ts';
import type { Outbox } from './outbox.ts';
import { METRICS_COLUMNS, type BatchPart, type PlannedBatch } from './plan-batch.ts';
import { POST_COLUMNS } from './post-row.ts';
import { readLiveRows } from './read-rows.ts';
import { HOUR_ROLLUPS, rollupRepair } from './rollup-difference.ts';
import type { TombstoneJournal } from './tombstone-journal.ts';

export interface InsertDeps {
  pool: OpenPool;
  outbox: Outbox;
  logger: Logger;
  days: DayBook;
  journal: TombstoneJournal;
}

/**
 * Inserts a batch that is new: outbox, posts, metrics, and out of the outbox again. `times` are the publishing times of its
 * rows and of the rows that it takes back, ISO.
 * @throws {VecheError} `unavailable`: the batch stays in the outbox, and `settleOutbox` has to run before anything else is
 * written; `storage`: the engine refuses these rows for good, and the batch is not kept.
 */
export async function insertBatch(
  batch: PlannedBatch,
  times: Iterable<string>,
  deps: InsertDeps,
): Promise<void> {
  await deps.outbox.put(batch);
  try {
    await deps.days.soil(times);
    for (const part of batch.parts) await insertPart(part, deps.pool);
    await insertMetrics(batch.metrics, deps.pool, batch.token);
  } catch (error) {
    await afterFailure(batch, error, deps);
    return;
  }
  await deps.outbox.remove(batch);
}

/**
 * Completes what a crash or an error cut short: a part that is not in `posts` is inserted with its old token, and what is
 * derived from its rows is made right. Resolves with the landing numbers of the batches.
 * @throws {VecheError} `unavailable` when the engine refuses now.
 */
export async function settleOutbox(deps: InsertDeps): Promise<number[]> {
  const pages: number[] = [];
  for (const batch of await deps.outbox.list()) {
    try {
      await settle(batch, deps);
      pages.push(...batch.pages);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      // Its pages are landed and not done: they run again, in smaller batches if need be.
      deps.logger.error({ batch: batch.token, reason: error.message }, 'a batch of the outbox was refused');
    }
    await deps.outbox.remove(batch);
  }
  return pages;
}

async function settle(batch: PlannedBatch, { pool, days }: InsertDeps): Promise<void> {
  for (const part of batch.parts) {
    await days.soilSpan(part);
    if (!(await isStored(part, pool))) await insertPart(part, pool);
    // Also of what was inserted now: the batch may be laid out by an older version, whose cancel rows name no author.
    await deriveAgain(part, pool);
  }
  await insertMetrics(batch.metrics, pool, batch.token);
}

/** The engine may have failed after it stored the rows, so a refusal is believed only once the rows are not found. */
async function afterFailure(batch: PlannedBatch, error: unknown, deps: InsertDeps): Promise<void> {
  if (!isRefusal(error)) throw error;
  try {
    await settle(batch, deps);
  } catch (again) {
    if (isRefusal(again)) await deps.outbox.remove(batch);
    throw again;
  }
  await deps.outbox.remove(batch);
}

function isRefusal(error: unknown): error is VecheError {
  return error instanceof VecheError && error.code === 'storage';
}

async function insertPart({ token, body }: BatchPart, pool: OpenPool): Promise<void> {
  await pool.use((connection) => connection.insert({ table: 'posts', columns: POST_COLUMNS, body, token }));
}

async function insertMetrics(body: Buffer, pool: OpenPool, token: string): Promise<void> {
  if (body.length === 0) return;
  await pool.use((connection) =>
    connection.insert({ table: 'post_metrics', columns: METRICS_COLUMNS, body, token }),
  );
}

async function isStored(part: BatchPart, pool: OpenPool): Promise<boolean> {
  const rows = await pool.query({
    sql:
      "SELECT 1 FROM posts WHERE batch = {token: String} AND ts >= {from: DateTime64(3, 'UTC')} " +
      "AND ts <= {to: DateTime64(3, 'UTC')} LIMIT 1",
    params: { token: part.token, from: toEngineTime(part.from), to: toEngineTime(part.to) },
  });
  return rows.length > 0 || isMergedAway(part, pool);
}

/** A part that only takes rows back leaves no trace once the engine has merged it away with them: then they are gone. */
async function isMergedAway({ body }: BatchPart, pool: OpenPool): Promise<boolean> {
  const cancels = body.toString('utf8').trimEnd().split('\n').map(keyOfLine);
  if (cancels.some(({ sign }) => sign === 1)) return false;
  const live = await readLiveRows(pool, cancels);
  const versions = new Map(live.map((row) => [row.id, row.version]));
  return cancels.every(({ id, version }) => versions.get(id) !== version);
}

/** The key of a row as `encodePost` and `encodeCancel` write it. */
function keyOfLine(line: string): { id: string; publishedAt: string; version: number; sign: number } {
  const values = JSON.parse(line) as unknown[];
  const value = (column: string): unknown => values[POST_COLUMNS.indexOf(column)];
  return {
    id: String(value('id')),
    publishedAt: String(value('ts')),
    version: Number(value('version')),
    sign: Number(value('sign')),
  };
}

/** The views write one after the other, and a crash may fall between them. */
async function deriveAgain(part: BatchPart, pool: OpenPool): Promise<void> {
  const ofPart =
    "FROM posts WHERE batch = {token: String} AND sign = 1 AND ts >= {from: DateTime64(3, 'UTC')} " +
    "AND ts <= {to: DateTime64(3, 'UTC')}";
  const params = { token: part.token, from: toEngineTime(part.from), to: toEngineTime(part.to) };
  await pool.use(async (connection) => {
    await connection.command(
      'INSERT INTO known_posts (id, version, ts, content_hash, fetched_at, deleted_at) ' +
        `SELECT id, version, ts, content_hash, fetched_at, deleted_at ${ofPart} SETTINGS async_insert = 0`,
      params,
    );
    await connection.command(
      'INSERT INTO thread_posts (root_id, ts, id) ' +
        `SELECT if(root_id = '', id, root_id) AS root_id, ts, id ${ofPart} SETTINGS async_insert = 0`,
      params,
    );
    for (const rollup of HOUR_ROLLUPS) {
      const repair = rollupRepair(rollup, part);
      await connection.command(repair.sql, repair.params);
    }
  });
}
