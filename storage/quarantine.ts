import type { Quarantine, QuarantineEntry } from '../contracts/quarantine.ts';
import { fromEngineTime } from './engine/engine-time.ts';
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

function encode({ at, sourceId, reason, place, sample }: QuarantineEntry): string {
  const values = [at, sourceId, reason, place, sample].map((value) => value.toWellFormed());
  return `${JSON.stringify(values)}\n`;
}
