import type { Read } from './engine/connection.ts';
import type { Pool } from './engine/pool.ts';

/** A share of all ids: `chunk` of `chunks`. Sets of one share fit in memory. */
export interface IdChunk {
  chunk: number;
  chunks: number;
}

/** An id that has not exactly one live row, or whose newest row is not the known one. Versions are 0 where there is none. */
export interface WrongId {
  id: string;
  live: number;
  newest: number;
  known: number;
}

type Statement = Required<Pick<Read, 'sql' | 'params'>>;

/** Ids of one share: about 100 bytes each while they are grouped. */
const CHUNK_IDS = 1_000_000;
const IN_CHUNK = 'cityHash64(id) % {chunks: UInt32} = {chunk: UInt32}';

/** Shares that together hold every id of the store. */
export async function idChunks(pool: Pool): Promise<IdChunk[]> {
  const [size] = await pool.query<{ rows: number }>({
    sql: 'SELECT greatest((SELECT count() FROM posts), (SELECT count() FROM known_posts)) AS rows',
  });
  const chunks = Math.max(1, Math.ceil((size?.rows ?? 0) / CHUNK_IDS));
  return Array.from({ length: chunks }, (_, chunk) => ({ chunk, chunks }));
}

/** At most `limit` wrong ids of a share. */
export function wrongIds(pool: Pool, chunk: IdChunk, limit: number): Promise<WrongId[]> {
  return pool.query<WrongId>({
    sql: `SELECT id, sum(row_sign) AS live, max(row_version) AS newest, max(known_version) AS known
      FROM (
        SELECT id, toInt64(sign) AS row_sign, if(sign = 1, version, 0) AS row_version, toUInt64(0) AS known_version
        FROM posts WHERE ${IN_CHUNK}
        UNION ALL
        SELECT id, toInt64(0) AS row_sign, toUInt64(0) AS row_version, version AS known_version
        FROM known_posts WHERE ${IN_CHUNK}
      )
      GROUP BY id
      HAVING live != 1 OR newest != known
      ORDER BY id LIMIT {limit: UInt32}`,
    params: { ...chunk, limit },
  });
}

/** SQL of the entries `root_id, ts, id` of a share's live posts that `thread_posts` lacks. */
export function missingThreadPosts(chunk: IdChunk): Statement {
  return {
    sql: `SELECT root_id, ts, id
      FROM (
        SELECT if(root_id = '', id, root_id) AS root_id, ts, id, 0 AS is_listed FROM posts FINAL
        WHERE sign = 1 AND ${IN_CHUNK}
        UNION ALL
        SELECT root_id, ts, id, 1 AS is_listed FROM thread_posts WHERE ${IN_CHUNK}
      )
      GROUP BY root_id, ts, id
      HAVING max(is_listed) = 0`,
    params: { ...chunk },
  };
}
