import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { toIso, type Clock } from '../../contracts/clock.ts';
import type { OpenPool } from '../engine/pool.ts';
import type { LandingCopy, OpenLanding } from '../landing/open-landing.ts';
import type { EngineStore } from '../post-store.ts';
import { freezeTables, removeSnapshots, shadowDir, type FrozenStore } from './freeze-tables.ts';
import {
  CONTENTS_FILE,
  LANDING_FOLDER,
  MANIFEST_FILE,
  manifestText,
  TABLES_FOLDER,
  type BackupFile,
} from './manifest.ts';
import { tarEnd, tarHeader, tarPadding } from './tar-header.ts';

export interface BackupDeps {
  engineDir: string;
  timezone: string;
  pool: OpenPool;
  store: EngineStore;
  clock: Clock;
}

export interface BackupOptions {
  landing: Pick<OpenLanding, 'copyTo'>;
  /** Version of the program. */
  version: string;
}

const PIECE_BYTES = 256 * 1024;

/**
 * A backup as a tar file, while everything goes on: pages and cursors of landing first, then all tables as they are between
 * two batches. So a page is in the backup as landed, as stored, or both, which changes nothing when it runs again. Keys of
 * authors are never in it. The manifest with the hashes of all files comes last.
 * @throws {VecheError} `storage`, `unavailable`.
 */
export async function* makeBackup(deps: BackupDeps, options: BackupOptions): AsyncGenerator<Buffer> {
  const { engineDir, pool, store } = deps;
  try {
    await removeSnapshots(engineDir);
    const landingDir = join(shadowDir(engineDir), LANDING_FOLDER);
    await mkdir(landingDir, { recursive: true, mode: 0o700 });
    const landed = await options.landing.copyTo(landingDir);
    const frozen = await store.exclusively(() =>
      pool.use((connection) => freezeTables(connection, engineDir)),
    );
    yield* tarOf({ frozen, landed }, deps, options);
  } finally {
    await removeSnapshots(engineDir);
  }
}

interface Snapshot {
  frozen: FrozenStore;
  landed: LandingCopy;
}

async function* tarOf(
  { frozen, landed }: Snapshot,
  { timezone, clock }: BackupDeps,
  { version }: BackupOptions,
): AsyncGenerator<Buffer> {
  const madeAt = toIso(clock.now());
  const sources = await Promise.all(
    [
      ...landed.files.map(({ name, source }) => ({ name: `${LANDING_FOLDER}/${name}`, source })),
      ...frozen.tables.flatMap((table) =>
        table.files.map(({ name, source }) => ({ name: `${TABLES_FOLDER}/${table.name}/${name}`, source })),
      ),
    ].map(async (file) => ({ ...file, bytes: (await stat(file.source)).size })),
  );
  const bytes = sources.reduce((sum, file) => sum + file.bytes, 0);
  yield* textEntry(CONTENTS_FILE, `${JSON.stringify({ files: sources.length, bytes })}\n`);
  const files: BackupFile[] = [];
  for (const source of sources) files.push(yield* fileEntry(source));
  const { livePosts, migrations, engine } = frozen;
  const tables = frozen.tables.map(({ name, rows }) => ({ name, rows }));
  const { pages: landedPages } = landed;
  const about = { madeAt, version, engine, timezone, migrations, tables, livePosts, landedPages, files };
  yield* textEntry(MANIFEST_FILE, manifestText(about));
  yield tarEnd();
}

async function* fileEntry({
  name,
  source,
  bytes,
}: {
  name: string;
  source: string;
  bytes: number;
}): AsyncGenerator<Buffer, BackupFile> {
  const hash = createHash('sha256');
  yield tarHeader(name, bytes);
  for await (const chunk of createReadStream(source, { highWaterMark: PIECE_BYTES })) {
    const piece = chunk as Buffer;
    hash.update(piece);
    yield piece;
  }
  yield tarPadding(bytes);
  return { name, bytes, sha256: hash.digest('hex') };
}

function* textEntry(name: string, text: string): Generator<Buffer> {
  const content = Buffer.from(text);
  yield tarHeader(name, content.length);
  yield content;
  yield tarPadding(content.length);
}
