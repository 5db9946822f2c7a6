import type { RememberedPost } from '../contracts/post-store.ts';
import { fromEngineTime } from './engine/engine-time.ts';
import type { Pool } from './engine/pool.ts';
import { decodeLabels } from './post-labels.ts';

/** Rows of one piece: parsed without holding the event loop for long. */
const PIECE_ROWS = 2_000;

interface EngineRow {
  ts: string;
  id: string;
  text: string;
  district_id: string;
  labels: string;
  block: RememberedPost['block'];
  cluster_id: string;
  story_id: string;
  stems: string[];
  duplicate_of: string;
  kind: RememberedPost['kind'];
}

/** The newest `limit` live posts, oldest first. */
export async function* readRemembered(pool: Pool, limit: number): AsyncGenerator<RememberedPost> {
  const after = await keyBefore(pool, limit);
  let surplus = (await livePostsAfter(pool, after)) - limit;
  for await (const rows of streamRows(pool, after)) {
    for (const row of rows) {
      if (surplus <= 0) yield rememberedOf(row);
      surplus -= 1;
    }
  }
}

interface Key {
  ts: string;
  id: string;
}

/** Key with at least `limit` live posts after it, and as many more as rows were taken back; before all when there are fewer. */
async function keyBefore(pool: Pool, limit: number): Promise<Key> {
  const [row] = await pool.query<Key>({
    sql: `SELECT ts, id FROM posts WHERE sign = 1 ORDER BY ts DESC, id DESC
      LIMIT 1 OFFSET (SELECT {limit: UInt64} + countIf(sign = -1) FROM posts)`,
    params: { limit },
  });
  return row ?? { ts: '1970-01-01 00:00:00.000', id: '' };
}

async function livePostsAfter(pool: Pool, { ts, id }: Key): Promise<number> {
  const [row] = await pool.query<{ live: number }>({
    sql: `SELECT sum(sign) AS live FROM posts
      WHERE ts >= {ts: DateTime64(3, 'UTC')} AND (ts, id) > ({ts: DateTime64(3, 'UTC')}, {id: String})`,
    params: { ts, id },
  });
  return row?.live ?? 0;
}

function streamRows(pool: Pool, after: Key): AsyncIterable<EngineRow[]> {
  return pool.stream<EngineRow>({
    sql: `SELECT ts, id, text, district_id, labels, block, cluster_id, story_id, stems, duplicate_of, kind
      FROM posts FINAL
      WHERE sign = 1 AND ts >= {ts: DateTime64(3, 'UTC')} AND (ts, id) > ({ts: DateTime64(3, 'UTC')}, {id: String})
      ORDER BY ts, id
      SETTINGS max_block_size = ${PIECE_ROWS}, max_threads = 1`,
    params: { ...after },
  });
}

function rememberedOf(row: EngineRow): RememberedPost {
  const { places, topics } = decodeLabels(row.labels, row.text);
  return {
    id: row.id,
    text: row.text,
    publishedAt: fromEngineTime(row.ts),
    districtId: row.district_id || null,
    places,
    topics,
    block: row.block,
    clusterId: row.cluster_id,
    storyId: row.story_id,
    stems: row.stems,
    duplicateOf: row.duplicate_of || null,
    kind: row.kind,
  };
}
