import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { toIso, type Clock } from '../../contracts/clock.ts';
import { VecheError } from '../../contracts/errors.ts';
import type { Connection } from '../engine/connection.ts';

interface Migration {
  name: string;
  sha256: string;
  text: string;
}

const TABLE = `CREATE TABLE IF NOT EXISTS schema_migrations
(
    name String COMMENT 'File of the migration',
    sha256 String COMMENT 'Hash of the file as it was applied',
    applied_at DateTime64(3, 'UTC') COMMENT 'When it was applied'
)
ENGINE = MergeTree
ORDER BY name
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
COMMENT 'Migrations that were applied'`;

/**
 * Applies the numbered .sql files of `dir` that the store does not have yet, in order. Each statement may run twice, so
 * a migration that a crash cut short is simply applied again. Resolves with the names of what was applied.
 * @throws {VecheError} `conflict` when an applied file was edited, or the store has a migration that is not in `dir`.
 */
export async function migrate(
  connection: Connection,
  clock: Clock,
  dir = new URL('.', import.meta.url),
): Promise<string[]> {
  await connection.command(TABLE);
  const applied = await connection.select<{ name: string; sha256: string }>({
    sql: 'SELECT name, sha256 FROM schema_migrations',
  });
  const missing = missingOf(
    await readMigrations(dir),
    new Map(applied.map(({ name, sha256 }) => [name, sha256])),
  );
  for (const migration of missing) await apply(migration, connection, clock);
  return missing.map(({ name }) => name);
}

/**
 * Applies, to an empty store, the migrations that another one had, so that its files fit.
 * @throws {VecheError} `conflict` when one of them is not known here, or is another file by the same name.
 */
export async function migrateAs(
  connection: Connection,
  clock: Clock,
  applied: readonly { name: string; sha256: string }[],
): Promise<void> {
  await connection.command(TABLE);
  const known = new Map(
    (await readMigrations(new URL('.', import.meta.url))).map((migration) => [migration.name, migration]),
  );
  const wanted = applied.map(({ name, sha256 }) => {
    const migration = known.get(name);
    if (migration?.sha256 === sha256) return migration;
    throw new VecheError('conflict', `the tables of ${name} are not those of this version`, {
      hint: 'use the Veche that wrote them, or a newer one',
    });
  });
  for (const migration of wanted) await apply(migration, connection, clock);
}

async function readMigrations(dir: URL): Promise<Migration[]> {
  const names = (await readdir(dir)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(new URL(name, dir), 'utf8');
      return { name, text, sha256: createHash('sha256').update(text).digest('hex') };
    }),
  );
}

function missingOf(migrations: readonly Migration[], applied: ReadonlyMap<string, string>): Migration[] {
  const names = new Set(migrations.map(({ name }) => name));
  for (const name of applied.keys()) {
    if (names.has(name)) continue;
    throw new VecheError(
      'conflict',
      `the store has the migration ${name}, which this version does not know`,
      {
        hint: 'the store was written by a newer Veche: update this one',
      },
    );
  }
  return migrations.filter(({ name, sha256 }) => {
    const before = applied.get(name);
    if (before === undefined || before === sha256) return before === undefined;
    throw new VecheError('conflict', `the migration ${name} was edited after it was applied`, {
      where: name,
      hint: 'restore the file; changes of the schema go into a new file',
    });
  });
}

async function apply({ name, sha256, text }: Migration, connection: Connection, clock: Clock): Promise<void> {
  for (const statement of statementsOf(text)) await connection.command(statement);
  await connection.insert({
    table: 'schema_migrations',
    columns: ['name', 'sha256', 'applied_at'],
    body: Buffer.from(`${JSON.stringify([name, sha256, toIso(clock.now())])}\n`),
  });
}

/** A statement ends with a semicolon at the end of a line. */
function statementsOf(text: string): string[] {
  return text
    .replace(/^--.*$/gm, '')
    .split(/;[ \t]*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}
