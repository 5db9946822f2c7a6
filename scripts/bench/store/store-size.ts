import { join } from 'node:path';
import { openPool } from '../../../storage/engine/pool.ts';

/** Bytes on disk of what a store holds. */
export interface StoreSize {
  bytes: number;
  tables: Readonly<Record<string, number>>;
}

/** Asks the engine of a data folder that nobody has open: what its tables hold, without parts that were merged away. */
export async function readStoreSize(dataDir: string): Promise<StoreSize> {
  const pool = await openPool(join(dataDir, 'store', 'engine'), 1);
  try {
    const rows = await pool.query<{ table: string; bytes: number }>({
      sql: `SELECT table, sum(bytes_on_disk) AS bytes FROM system.parts
        WHERE active AND database = currentDatabase() GROUP BY table`,
    });
    const tables = Object.fromEntries(rows.map(({ table, bytes }) => [table, bytes]));
    return { bytes: rows.reduce((sum, { bytes }) => sum + bytes, 0), tables };
  } finally {
    await pool.close();
  }
}
