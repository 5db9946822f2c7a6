import type { StoredPost } from '../contracts/post-store.ts';
import { toEngineTime } from './engine/engine-time.ts';
import type { Pool } from './engine/pool.ts';
import { POST_ROW_COLUMNS, postOfRow, type PostRow } from './post-row.ts';

/** Half-open, ISO. */
interface Period {
  from: string;
  to: string;
}

/** Live posts that still have their text: not deleted, and not past their time. */
const WITH_TEXT =
  "sign = 1 AND text != '' AND isNull(deleted_at) " +
  "AND ts >= {from: DateTime64(3, 'UTC')} AND ts < {to: DateTime64(3, 'UTC')}";
/** Of one piece: some MB in memory, and few enough queries. */
const PIECE_ROWS = 2_000;

interface Key {
  ts: string;
  id: string;
}

/** How many live posts of a period still have their text. */
export async function countTexts(pool: Pool, period: Period): Promise<number> {
  const [row] = await pool.query<{ posts: number }>({
    sql: `SELECT count() AS posts FROM posts FINAL WHERE ${WITH_TEXT}`,
    params: { from: toEngineTime(period.from), to: toEngineTime(period.to) },
  });
  return row?.posts ?? 0;
}

/**
 * Live posts of a period that still have their text, oldest first, in pieces. Each piece is a query of its own, so that no
 * connection is held while a piece is worked on, and every piece is as the store is at its time.
 */
export async function* scanTexts(
  pool: Pool,
  period: Period,
  pieceRows = PIECE_ROWS,
): AsyncGenerator<StoredPost[]> {
  const to = toEngineTime(period.to);
  let after: Key = { ts: toEngineTime(period.from), id: '' };
  for (;;) {
    const last = await lastKeyOfPiece(pool, { after, to, rows: pieceRows });
    if (last === null) return;
    const rows = await pool.query<PostRow>({
      sql:
        `SELECT ${POST_ROW_COLUMNS} FROM posts FINAL WHERE ${WITH_TEXT} AND ts <= {last: DateTime64(3, 'UTC')} ` +
        `AND (ts, id) <= ({last: DateTime64(3, 'UTC')}, {lastId: String}) AND ${AFTER} ORDER BY ts, id`,
      params: { from: after.ts, after: after.id, to, last: last.ts, lastId: last.id },
    });
    if (rows.length > 0) yield rows.map(postOfRow);
    after = last;
  }
}

const AFTER = "(ts, id) > ({from: DateTime64(3, 'UTC')}, {after: String})";

/** The engine takes back rows only in what it reads, so the end of a piece is looked for by keys alone, in their order. */
async function lastKeyOfPiece(
  pool: Pool,
  { after, to, rows: most }: { after: Key; to: string; rows: number },
): Promise<Key | null> {
  const rows = await pool.query<Key>({
    sql:
      "SELECT ts, id FROM posts WHERE ts >= {from: DateTime64(3, 'UTC')} AND ts < {to: DateTime64(3, 'UTC')} " +
      `AND ${AFTER} ORDER BY ts, id LIMIT {rows: UInt32}`,
    params: { from: after.ts, after: after.id, to, rows: most },
  });
  return rows.at(-1) ?? null;
}
