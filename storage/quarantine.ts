import type { Quarantine, QuarantineEntry } from '../contracts/quarantine.ts';
import { chunksOfIds } from './chunks-of-ids.ts';
import { fromEngineTime, toEngineTime } from './engine/engine-time.ts';
import type { OpenPool } from './engine/pool.ts';

const COLUMNS = ['at', 'source_id', 'reason', 'place', 'sample'];

interface EngineRow {
  at: string;
  source_id: string;
  reason: string;
  place: string;
  sample: string;
}

/** The quarantine as a table of the engine. An item that is met again is one item, with the time of the last meeting. */
export function createQuarantine(pool: OpenPool): Quarantine {
  return {
    async add(entries) {
      if (entries.length === 0) return;
      const body = Buffer.from(entries.map(encode).join(''));
      await pool.use((connection) => connection.insert({ table: 'quarantine', columns: COLUMNS, body }));
    },
    async list(limit) {
      const rows = await pool.query<EngineRow>({
        sql: `SELECT ${COLUMNS.join(', ')} FROM quarantine FINAL ORDER BY at DESC, source_id, place LIMIT {limit: UInt64}`,
        params: { limit },
      });
      return rows.map(({ at, source_id: sourceId, reason, place, sample }) => ({
        at: fromEngineTime(at),
        sourceId,
        reason,
        place,
        sample,
      }));
    },
  };
}

/** Removes items that were last met before the moment (ISO). Resolves with their number. */
export function removeQuarantinedBefore(pool: OpenPool, before: string): Promise<number> {
  return remove(pool, "at < {before: DateTime64(3, 'UTC')}", { before: toEngineTime(before) });
}

/**
 * Removes items whose sample or reason holds one of the texts; for at most 255 texts, which is as many as the engine looks
 * for at once. Resolves with the number of items.
 */
export async function removeQuarantinedWith(pool: OpenPool, texts: readonly string[]): Promise<number> {
  if (texts.length === 0) return 0;
  const hash = 'toString(cityHash64(sample, reason))';
  const found = await pool.query<{ hash: string }>({
    sql:
      `SELECT DISTINCT ${hash} AS hash FROM quarantine ` +
      'WHERE multiSearchAny(sample, {texts: Array(String)}) OR multiSearchAny(reason, {texts: Array(String)})',
    params: { texts },
  });
  // The engine keeps the text of mutations in files, which must not hold the words.
  let removed = 0;
  for (const hashes of chunksOfIds(found.map((row) => row.hash))) {
    removed += await remove(pool, `${hash} IN {hashes: Array(String)}`, { hashes });
  }
  return removed;
}

type Values = Readonly<Record<string, unknown>>;

async function remove(pool: OpenPool, where: string, params: Values): Promise<number> {
  const [row] = await pool.query<{ items: number }>({
    sql: `SELECT count() AS items FROM quarantine WHERE ${where}`,
    params,
  });
  const items = row?.items ?? 0;
  if (items === 0) return 0;
  await pool.use((connection) =>
    connection.command(`ALTER TABLE quarantine DELETE WHERE ${where} SETTINGS mutations_sync = 2`, params),
  );
  return items;
}

function encode({ at, sourceId, reason, place, sample }: QuarantineEntry): string {
  const values = [at, sourceId, reason, place, sample].map((value) => value.toWellFormed());
  return `${JSON.stringify(values)}\n`;
}
