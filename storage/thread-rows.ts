import type { StoredPost } from '../contracts/post-store.ts';
import { chunksOfIds } from './chunks-of-ids.ts';
import { fromEngineTime, toEngineTime } from './engine/engine-time.ts';
import type { Pool } from './engine/pool.ts';
import { readPosts, type PostKey } from './read-rows.ts';
import { threadOf } from './thread-cache.ts';

/** Posts of one thread that an audit looks at (contracts/post-store.ts). */
export const THREAD_POSTS_MAX = 500;

/** Live rows of threads from `since` on, by root id, at most the 500 oldest of each, in no order. */
export async function readThreads(
  pool: Pool,
  rootIds: readonly string[],
  since: string,
): Promise<Map<string, StoredPost[]>> {
  const threads = new Map<string, StoredPost[]>();
  for (const ids of chunksOfIds(rootIds)) {
    const wanted = new Set(ids);
    for (const row of await readPosts(pool, await keysOf(pool, ids, since))) {
      // An answer that was linked to another thread later is still listed under the old one.
      const rootId = threadOf(row);
      if (!wanted.has(rootId)) continue;
      const rows = threads.get(rootId) ?? [];
      rows.push(row);
      threads.set(rootId, rows);
    }
  }
  return threads;
}

async function keysOf(pool: Pool, rootIds: readonly string[], since: string): Promise<PostKey[]> {
  const rows = await pool.query<{ id: string; ts: string }>({
    sql:
      'SELECT id, ts FROM thread_posts FINAL WHERE root_id IN {roots: Array(String)} ' +
      "AND ts >= {since: DateTime64(3, 'UTC')} ORDER BY root_id, ts, id LIMIT {most: UInt32} BY root_id",
    params: { roots: rootIds, since: toEngineTime(since), most: THREAD_POSTS_MAX },
  });
  return rows.map(({ id, ts }) => ({ id, publishedAt: fromEngineTime(ts) }));
}
