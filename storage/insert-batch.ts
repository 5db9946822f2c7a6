import { VecheError } from '../contracts/errors.ts';
import type { Logger } from '../contracts/logger.ts';
import { toEngineTime } from './engine/engine-time.ts';
import type { OpenPool } from './engine/pool.ts';
import type { Outbox } from './outbox.ts';
import { METRICS_COLUMNS, type BatchPart, type PlannedBatch } from './plan-batch.ts';
import { POST_COLUMNS } from './post-row.ts';
import { rollupRepair } from './rollup-difference.ts';

export interface InsertDeps {
  pool: OpenPool;
  outbox: Outbox;
  logger: Logger;
}

/**
 * Inserts a batch that is new: outbox, posts, metrics, and out of the outbox again.
 * @throws {VecheError} `unavailable`: the batch stays in the outbox, and `settleOutbox` has to run before anything else is
 * written; `storage`: the engine refuses these rows for good, and the batch is not kept.
 */
export async function insertBatch(batch: PlannedBatch, deps: InsertDeps): Promise<void> {
  await deps.outbox.put(batch);
  try {
    for (const part of batch.parts) await insertPart(part, deps.pool);
    await insertMetrics(batch.metrics, deps.pool, batch.token);
  } catch (error) {
    await afterFailure(batch, error, deps);
    return;
  }
  await deps.outbox.remove(batch);
}

/**
 * Completes what a crash or an error cut short: a part that is in `posts` gets what is derived from it once more, one
 * that is not there is inserted with its old token. Resolves with the landing numbers of the batches.
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

async function settle(batch: PlannedBatch, { pool }: InsertDeps): Promise<void> {
  for (const part of batch.parts) {
    if (await isStored(part, pool)) await deriveAgain(part, pool);
    else await insertPart(part, pool);
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

async function isStored({ token, from, to }: BatchPart, pool: OpenPool): Promise<boolean> {
  const rows = await pool.query({
    sql:
      "SELECT 1 FROM posts WHERE batch = {token: String} AND ts >= {from: DateTime64(3, 'UTC')} " +
      "AND ts <= {to: DateTime64(3, 'UTC')} LIMIT 1",
    params: { token, from: toEngineTime(from), to: toEngineTime(to) },
  });
  return rows.length > 0;
}

/** The views write one after the other, and a crash may fall between them. */
async function deriveAgain(part: BatchPart, pool: OpenPool): Promise<void> {
  const ofPart =
    "FROM posts WHERE batch = {token: String} AND sign = 1 AND ts >= {from: DateTime64(3, 'UTC')} " +
    "AND ts <= {to: DateTime64(3, 'UTC')}";
  const params = { token: part.token, from: toEngineTime(part.from), to: toEngineTime(part.to) };
  const repair = rollupRepair(part);
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
    await connection.command(repair.sql, repair.params);
  });
}
