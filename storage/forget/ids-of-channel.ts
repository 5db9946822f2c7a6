import type { Network } from '../../contracts/post.ts';
import type { Pool } from '../engine/pool.ts';

/** Asked for at once: each query looks at all posts. */
const QUERY_IDS = 100_000;
const PIECE_IDS = 500;

/** Ids of the live posts of a channel that were not deleted, oldest first, in pieces. */
export async function* idsOfChannel(
  pool: Pool,
  { network, channelId }: { network: Network; channelId: string },
): AsyncGenerator<string[]> {
  let from = '1970-01-01 00:00:00.000';
  let after = '';
  for (;;) {
    const rows = await pool.query<{ ts: string; id: string }>({
      sql:
        'SELECT ts, id FROM posts FINAL WHERE sign = 1 AND isNull(deleted_at) AND network = {network: String} ' +
        "AND channel_id = {channel: String} AND ts >= {from: DateTime64(3, 'UTC')} " +
        "AND (ts > {from: DateTime64(3, 'UTC')} OR id > {after: String}) ORDER BY ts, id LIMIT {rows: UInt32}",
      params: { network, channel: channelId, from, after, rows: QUERY_IDS },
    });
    for (let at = 0; at < rows.length; at += PIECE_IDS) {
      yield rows.slice(at, at + PIECE_IDS).map(({ id }) => id);
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < QUERY_IDS) return;
    from = last.ts;
    after = last.id;
  }
}
