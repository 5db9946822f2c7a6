import { readdir, readFile, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Connection } from '../engine/connection.ts';

/** Hard links that the engine made of a table's files, which stay as they are whatever is written and merged. */
export interface FrozenTable {
  name: string;
  rows: number;
  /** Files with their path inside the table: `202611_1_4_1/data.bin`. */
  files: { name: string; source: string }[];
}

/** What all tables were at one moment. */
export interface FrozenStore {
  tables: FrozenTable[];
  livePosts: number;
  migrations: { name: string; sha256: string }[];
  engine: string;
}

/** Name of the only snapshot that may exist. */
const SNAPSHOT = 'backup';

/** Folder of the engine with all snapshots; what is in it at a start was left by a crash. */
export function shadowDir(engineDir: string): string {
  return join(engineDir, 'shadow');
}

/** Removes all snapshots: they hold texts that may be deleted since. */
export async function removeSnapshots(engineDir: string): Promise<void> {
  await rm(shadowDir(engineDir), { recursive: true, force: true });
}

/** Takes a snapshot of every table. Nothing may be written meanwhile; takes a few milliseconds a table. */
export async function freezeTables(connection: Connection, engineDir: string): Promise<FrozenStore> {
  const tables = await connection.select<{ name: string; uuid: string }>({
    sql:
      'SELECT name, toString(uuid) AS uuid FROM system.tables WHERE database = currentDatabase() ' +
      "AND engine LIKE '%MergeTree' AND name != 'schema_migrations' ORDER BY name",
  });
  for (const { name } of tables) {
    await connection.command(`ALTER TABLE ${name} FREEZE WITH NAME '${SNAPSHOT}'`);
  }
  const [counts] = await connection.select<{ posts: number; engine: string }>({
    sql: 'SELECT (SELECT sum(sign) FROM posts) AS posts, version() AS engine',
  });
  const migrations = await connection.select<{ name: string; sha256: string }>({
    sql: 'SELECT name, sha256 FROM schema_migrations ORDER BY name',
  });
  const files = await filesByTable(engineDir, tables);
  return {
    tables: await Promise.all(tables.map((table) => frozenTable(table.name, files.get(table.uuid) ?? []))),
    livePosts: counts?.posts ?? 0,
    migrations,
    engine: counts?.engine ?? '',
  };
}

/** The folder of a table is called by its id, below the first three digits of it. */
async function filesByTable(
  engineDir: string,
  tables: readonly { uuid: string }[],
): Promise<Map<string, FrozenTable['files']>> {
  const files = new Map<string, FrozenTable['files']>();
  for (const { uuid } of tables) {
    const dir = join(shadowDir(engineDir), SNAPSHOT, 'store', uuid.slice(0, 3), uuid);
    const entries = await readdir(dir, { recursive: true, withFileTypes: true }).catch(() => []);
    const found = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((source) => ({ name: relative(dir, source), source }));
    files.set(
      uuid,
      found.sort((a, b) => (a.name < b.name ? -1 : 1)),
    );
  }
  return files;
}

async function frozenTable(name: string, files: FrozenTable['files']): Promise<FrozenTable> {
  let rows = 0;
  for (const file of files) {
    if (/^[^/]+\/count\.txt$/.test(file.name)) rows += Number(await readFile(file.source, 'utf8'));
  }
  return { name, rows, files };
}
