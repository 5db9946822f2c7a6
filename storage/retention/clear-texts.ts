import { toEngineTime } from '../engine/engine-time.ts';
import type { OpenPool } from '../engine/pool.ts';
import { holdsQuote, withoutQuotes } from './without-quotes.ts';

/** Rows of `posts`, of any sign, that still hold what their authors wrote, or who they are. */
const HOLDS_TEXT = "(text != '' OR url != '' OR author_key != '' OR notEmpty(stems))";
const BEFORE = "ts < {before: DateTime64(3, 'UTC')}";

interface ExpiredMonth {
  /** As the partition is called: 202611. */
  month: number;
  rows: number;
}

/** Months with posts that were published before the moment (ISO) and are not cleared, the earliest first. */
export function expiredMonths(pool: OpenPool, before: string): Promise<ExpiredMonth[]> {
  return pool.query<ExpiredMonth>({
    sql:
      `SELECT toYYYYMM(ts) AS month, count() AS rows FROM posts WHERE ${BEFORE} AND ${HOLDS_TEXT} ` +
      'GROUP BY month ORDER BY month',
    params: { before: toEngineTime(before) },
  });
}

/**
 * Clears text, address, pseudonym, stems and every quote of the month's posts of before the moment (ISO); rows and labels
 * stay. One mutation, which rewrites these columns of the month and the text index with them.
 */
export async function clearMonth(pool: OpenPool, month: number, before: string): Promise<void> {
  const labels = withoutQuotes('labels');
  await pool.use((connection) =>
    connection.command(
      `ALTER TABLE posts UPDATE text = '', url = '', author_key = '', stems = [], labels = ${labels} ` +
        `IN PARTITION ${month} WHERE ${BEFORE} AND ${HOLDS_TEXT} SETTINGS mutations_sync = 2`,
      { before: toEngineTime(before) },
    ),
  );
}

/** Clears the quotes in audits of threads that began before the moment (ISO). Resolves with their number. */
export async function clearOldQuotes(pool: OpenPool, before: string): Promise<number> {
  const where = `at < {before: DateTime64(3, 'UTC')} AND ${holdsQuote('findings')}`;
  return clearQuotes(pool, where, { before: toEngineTime(before) });
}

/** Clears the quotes in all audits of some threads, for few enough of them to stand in one statement. */
export async function clearThreadQuotes(pool: OpenPool, rootIds: readonly string[]): Promise<number> {
  return clearQuotes(pool, `root_id IN {roots: Array(String)} AND ${holdsQuote('findings')}`, {
    roots: rootIds,
  });
}

type Values = Readonly<Record<string, unknown>>;

async function clearQuotes(pool: OpenPool, where: string, params: Values): Promise<number> {
  const [row] = await pool.query<{ threads: number }>({
    sql: `SELECT count() AS threads FROM threads WHERE ${where}`,
    params,
  });
  const threads = row?.threads ?? 0;
  if (threads === 0) return 0;
  await pool.use((connection) =>
    connection.command(
      `ALTER TABLE threads UPDATE findings = ${withoutQuotes('findings')} WHERE ${where} SETTINGS mutations_sync = 2`,
      params,
    ),
  );
  return threads;
}
