import { existsSync } from 'node:fs';
import { mkdir, open, rm, statfs } from 'node:fs/promises';
import { freemem, totalmem } from 'node:os';
import { join } from 'node:path';
import { findRunning } from './api-access.ts';
import type { Settings } from './settings.ts';

/** One thing that was looked at: fine, worth knowing, or in the way. */
export interface Finding {
  level: 'ok' | 'warn' | 'fail';
  what: string;
  /** What to do; null when there is nothing to do. */
  hint: string | null;
}

const NODE_MAJOR = 24;
const MIB = 1024 * 1024;
/** Memory of the whole embedded process with a full ring of copies (docs/performance.md). */
const MEMORY_MIB = 1024;
/** Threads of the libuv pool: the engine's connections and what Node itself needs. */
const POOL_THREADS = 8;
const FSYNC_SLOW_MS = 50;

/** Looks at the machine: versions, memory, threads, pages. */
export async function inspectMachine(): Promise<Finding[]> {
  return [nodeFinding(), memoryFinding(), threadsFinding(), pagesFinding(), await engineFinding()];
}

/** Looks at an installation: data folder, disk, sources, the process that runs. */
export async function inspectSettings({ config, file }: Settings): Promise<Finding[]> {
  const { dataDir, sources } = config;
  const enabled = sources.filter((source) => source.enabled).length;
  return [
    fine(`settings: ${file ?? 'built-in defaults'}`),
    enabled > 0
      ? fine(`sources: ${enabled} of ${sources.length} are switched on`)
      : {
          level: 'warn',
          what: 'sources: none is switched on',
          hint: 'add some to veche.yaml (README, "Real sources")',
        },
    await folderFinding(dataDir),
    await diskFinding(dataDir, config.storage.minFreeMb),
    await runningFinding(dataDir),
  ];
}

function fine(what: string): Finding {
  return { level: 'ok', what, hint: null };
}

function nodeFinding(): Finding {
  const isNew = Number(process.versions.node.split('.')[0]) >= NODE_MAJOR;
  if (isNew) return fine(`Node ${process.versions.node}`);
  return {
    level: 'fail',
    what: `Node ${process.versions.node} is too old`,
    hint: `install Node ${NODE_MAJOR}`,
  };
}

function memoryFinding(): Finding {
  const what = `memory: ${Math.round(freemem() / MIB)} of ${Math.round(totalmem() / MIB)} MiB are free`;
  if (totalmem() / MIB >= 2 * MEMORY_MIB) return fine(what);
  return { level: 'warn', what, hint: `Veche may use ${MEMORY_MIB} MiB; give it a machine with twice that` };
}

function threadsFinding(): Finding {
  const threads = Number(process.env['UV_THREADPOOL_SIZE'] ?? 4);
  if (threads >= POOL_THREADS) return fine(`UV_THREADPOOL_SIZE is ${threads}`);
  return {
    level: 'warn',
    what: `UV_THREADPOOL_SIZE is ${threads}: readers wait for the writer`,
    hint: 'start Veche through ./veche, which sets it',
  };
}

function pagesFinding(): Finding {
  if (existsSync(new URL('../dashboards/dist/index.html', import.meta.url)))
    return fine('the pages are built');
  return { level: 'fail', what: 'the pages are not built', hint: 'run: node scripts/setup.mjs' };
}

async function engineFinding(): Promise<Finding> {
  try {
    await import('../storage/open-storage.ts');
    return fine('the engine loads');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      level: 'fail',
      what: `the engine does not load: ${reason}`,
      hint: 'run: npm ci --ignore-scripts',
    };
  }
}

async function folderFinding(dataDir: string): Promise<Finding> {
  const probe = join(dataDir, `.doctor-${process.pid}`);
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    const file = await open(probe, 'wx');
    await file.write('x');
    const started = performance.now();
    await file.sync();
    const ms = Math.round(performance.now() - started);
    await file.close();
    await rm(probe);
    const what = `data folder ${dataDir}: writable, fsync takes ${ms} ms`;
    if (ms <= FSYNC_SLOW_MS) return fine(what);
    return { level: 'warn', what, hint: 'a slow disk makes collecting slow; use a local one' };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      level: 'fail',
      what: `data folder ${dataDir}: ${reason}`,
      hint: 'make it writable for this user',
    };
  }
}

async function diskFinding(dataDir: string, minFreeMb: number): Promise<Finding> {
  const { bavail, bsize } = await statfs(dataDir);
  const free = Math.floor((bavail * bsize) / MIB);
  if (free >= minFreeMb) return fine(`disk: ${free} MiB are free, ${minFreeMb} are kept free`);
  return {
    level: 'fail',
    what: `disk: only ${free} MiB are free, and ${minFreeMb} are kept free: collecting pauses`,
    hint: 'make room, or lower storage.minFreeMb',
  };
}

async function runningFinding(dataDir: string): Promise<Finding> {
  const running = await findRunning(dataDir);
  return fine(
    running === null
      ? 'no Veche runs on this data folder'
      : `Veche runs: ${running.url} (process ${running.pid})`,
  );
}
