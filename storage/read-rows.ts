import type { StoredPost } from '../contracts/post-store.ts';
import { chunksOfIds } from './chunks-of-ids.ts';
import { fromEngineTime, toEngineTime } from './engine/engine-time.ts';
import type { Pool } from './engine/pool.ts';
import { LIVE_ROW_COLUMNS, POST_ROW_COLUMNS, postOfRow, type LiveRow, type PostRow } from './post-row.ts';

/** Where a row stands in `posts`. */
export interface PostKey {
  id: string;
  /** ISO. */
  publishedAt: string;
}

/** Live posts by their keys. A key whose post was moved to another time finds nothing. */
export async function readPosts(pool: Pool, keys: readonly PostKey[]): Promise<StoredPost[]> {
  const rows = await readByKey<PostRow>(pool, keys, POST_ROW_COLUMNS);
  return rows.map(postOfRow);
}

/** What is needed to take rows back, by their keys. */
export async function readLiveRows(pool: Pool, keys: readonly PostKey[]): Promise<LiveRow[]> {
  const rows = await readByKey<LiveRow>(pool, keys, LIVE_ROW_COLUMNS);
  return rows.map((row) => ({ ...row, ts: fromEngineTime(row.ts) }));
}

async function readByKey<Row>(pool: Pool, keys: readonly PostKey[], columns: string): Promise<Row[]> {
  const times = new Map(keys.map((key) => [key.id, key.publishedAt]));
  const rows: Row[] = [];
  for (const ids of chunksOfIds(times.keys())) {
    const read = await pool.query<Row>({
      // The two lists name a few keys more than are asked for, which the primary key finds without cost: none exists.
      sql:
        `SELECT ${columns} FROM posts FINAL WHERE sign = 1 AND ts IN {times: Array(DateTime64(3, 'UTC'))} ` +
        'AND id IN {ids: Array(String)}',
      params: { ids, times: [...new Set(ids.map((id) => toEngineTime(times.get(id) ?? '')))] },
    });
    rows.push(...read);
  }
  return rows;
}
