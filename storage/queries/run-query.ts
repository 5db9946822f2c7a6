import { randomUUID } from 'node:crypto';
import type { RegionTime } from '../../contracts/region-time.ts';
import type { District } from '../../contracts/region.ts';
import type { ReadOptions } from '../../contracts/queries/filters.ts';
import type { Pool } from '../engine/pool.ts';
import type { CountedDays } from './counted-days.ts';

/** What every query stands on. */
export interface QueryContext {
  pool: Pick<Pool, 'query'>;
  time: RegionTime;
  /** Days that were counted; without them each read counts. */
  countedDays?: CountedDays;
  /** Districts of the region; without them nothing is said of neighbours and residents. */
  districts?: readonly District[];
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

/** All parts of a query see a table as it was at one moment, whatever is written and merged meanwhile. */
const ONE_MOMENT = 'enable_shared_storage_snapshot_in_query = 1';

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
  // Only who can leave needs a mark to be stopped by.
  const marker = options.signal === undefined ? undefined : randomUUID();
  const mark = marker === undefined ? {} : { marker };
  return context.pool.query<Row>({
    sql:
      `${query.sql} SETTINGS max_execution_time = {timeLimitSeconds: Float64}, timeout_overflow_mode = 'throw', ` +
      `max_result_rows = {rowsMax: UInt64}, result_overflow_mode = 'throw', max_threads = ${THREADS_MAX}, ` +
      ONE_MOMENT +
      (marker === undefined ? '' : ', log_comment = {marker: String}'),
    params: { ...query.params, timeLimitSeconds: timeLimitMs / 1000, rowsMax: query.rowsMax, ...mark },
    ...mark,
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
}
