import type { RegionTime } from '../../contracts/region-time.ts';
import type { ReadOptions } from '../../contracts/queries/filters.ts';
import type { Pool } from '../engine/pool.ts';

/** What every query stands on. */
export interface QueryContext {
  pool: Pick<Pool, 'query'>;
  time: RegionTime;
}

/** One SELECT: text with `{name: Type}` places only, the values for them, and the most rows it may answer. */
export interface Query {
  sql: string;
  params: Record<string, unknown>;
  rowsMax: number;
}

const TIME_LIMIT_MS = 10_000;
/** Engine threads of one query: the machine also collects and serves others. */
const THREADS_MAX = 2;

/**
 * Runs a SELECT within its limits of rows and time.
 * @throws {VecheError} `timeout`, `aborted`, `too_large`, `unavailable`, `storage`.
 */
export async function readRows<Row>(
  context: QueryContext,
  query: Query,
  options: Pick<ReadOptions, 'signal' | 'timeLimitMs'>,
): Promise<Row[]> {
  const timeLimitMs = options.timeLimitMs ?? TIME_LIMIT_MS;
  return context.pool.query<Row>({
    sql:
      `${query.sql} SETTINGS max_execution_time = {timeLimitSeconds: Float64}, timeout_overflow_mode = 'throw', ` +
      `max_result_rows = {rowsMax: UInt64}, result_overflow_mode = 'throw', max_threads = ${THREADS_MAX}`,
    params: { ...query.params, timeLimitSeconds: timeLimitMs / 1000, rowsMax: query.rowsMax },
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
}
