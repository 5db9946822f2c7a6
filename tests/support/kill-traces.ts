import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Landing } from '../../contracts/landing.ts';
import type { PostStore } from '../../contracts/post-store.ts';
import { openPool } from '../../storage/engine/pool.ts';
import { openOutbox } from '../../storage/outbox.ts';

/** Where a kill hit a batch, as its folder tells. */
export type KillPhase =
  | 'between batches'
  | 'before the outbox'
  | 'writing the outbox'
  | 'outbox written'
  | 'partly inserted'
  | 'inserted'
  | 'before done';

export interface KillTraces {
  phase: KillPhase;
  /** Hours of which the rollup counts other posts than there are, before anything is mended. */
  drift: number;
}

const DRIFT = `SELECT count() AS hours FROM (
  SELECT hour, sum(counted) AS difference FROM (
    SELECT toStartOfHour(ts, 'UTC') AS hour, toInt64(sign) AS counted FROM posts WHERE noise = ''
    UNION ALL SELECT hour, -posts AS counted FROM rollup_hour
  ) GROUP BY hour HAVING difference != 0)`;

/** Reads what a kill left in a store, before its owner opens and mends it. */
export async function readTraces(dir: string): Promise<KillTraces> {
  const names = await readdir(join(dir, 'outbox'));
  const batches = await (await openOutbox(join(dir, 'outbox'))).list();
  const tokens = batches.flatMap((batch) => batch.parts.map((part) => part.token));
  const pool = await openPool(join(dir, 'engine'), 1);
  try {
    const stored = await pool.query<{ batch: string }>({
      sql: 'SELECT DISTINCT batch FROM posts WHERE batch IN {tokens: Array(String)}',
      params: { tokens },
    });
    const [drift] = await pool.query<{ hours: number }>({ sql: DRIFT });
    return { phase: phaseOf(names, tokens.length, stored.length), drift: drift?.hours ?? 0 };
  } finally {
    await pool.close();
  }
}

/** What pages that are not done tell of a kill that left no batch in the outbox. */
export async function phaseOfPending(landing: Landing, store: Pick<PostStore, 'known'>): Promise<KillPhase> {
  if (landing.backlog() === 0) return 'between batches';
  for await (const { page } of landing.pending()) {
    const known = await store.known(page.posts.map((post) => post.id));
    if (page.posts.some((post) => known.get(post.id)?.fetchedAt === post.fetchedAt)) return 'before done';
  }
  return 'before the outbox';
}

function phaseOf(names: readonly string[], parts: number, stored: number): KillPhase {
  if (names.some((name) => name.endsWith('.tmp'))) return 'writing the outbox';
  if (parts === 0) return 'between batches';
  if (stored === 0) return 'outbox written';
  return stored < parts ? 'partly inserted' : 'inserted';
}
