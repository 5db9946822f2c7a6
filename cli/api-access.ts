import type { Readable } from 'node:stream';
import { buildApp } from '../api/app.ts';
import { VecheError, type ErrorCode } from '../contracts/errors.ts';
import { openSystem, type System } from './compose.ts';
import { clockOfFolder } from './data-clock.ts';
import { createLogger } from './logger.ts';
import { createOperations } from './operations.ts';
import { readRunFile, type RunFile } from './run-file.ts';
import { recover } from './serve.ts';
import type { Settings } from './settings.ts';

export interface ApiCall {
  method: 'GET' | 'POST';
  /** With query string, from the root: `/api/v1/trends?by=block`. */
  path: string;
  body?: object;
}

/** Asks the API: by HTTP when a process owns the data folder, else in this process. @throws {VecheError} its problem. */
export type ApiClient = (call: ApiCall) => Promise<AsyncIterable<Uint8Array>>;

/**
 * Runs `work` with the API of a data folder. The embedded store belongs to one process, so a running one is asked;
 * otherwise the store is opened here, without collecting, and closed afterwards.
 */
export async function withApi(settings: Settings, work: (api: ApiClient) => Promise<void>): Promise<void> {
  const running = await findRunning(settings.config.dataDir);
  if (running !== null) return work((call) => askRunning(running, call));

  const { config, region } = settings;
  const system = await openSystem({
    config,
    region,
    sources: config.sources,
    tokenOf: () => null,
    clock: await clockOfFolder(config.dataDir),
    logger: createLogger(process.env['VECHE_LOG']),
  });
  await catchUp(system);
  const key = 'in-process';
  const app = await buildApp({
    reader: system.storage.reader,
    state: system.storage.state,
    operations: createOperations(system, () => ({ ready: true, detail: 'only reads' })),
    alerts: system.alerts,
    corrections: system.corrections,
    intake: system.intake,
    events: system.events,
    region,
    clock: system.clock,
    metrics: system.metrics,
    logger: system.logger,
    host: '127.0.0.1',
    requireKeys: false,
    isGridPublic: false,
    localKey: key,
    instanceId: system.instanceId,
    isDemo: false,
    pagesDir: new URL('../dashboards/dist/', import.meta.url),
  });
  try {
    await work(async ({ method, path, body }) => {
      const answer = await app.inject({
        method,
        url: path,
        headers: headers(key),
        payloadAsStream: true,
        ...(body === undefined ? {} : { payload: body }),
      });
      return checked(answer.statusCode, answer.stream());
    });
  } finally {
    await app.close();
    await system.close();
  }
}

/** What was landed before the last stop is part of what was collected: it is stored before anything is read. */
async function catchUp(system: System): Promise<void> {
  if (system.landing.backlog() > 0) await system.remember();
  await recover(system);
}

/** The process that owns the folder, if it is up: its run file counts only while /healthz tells the same instance. */
export async function findRunning(dataDir: string): Promise<RunFile | null> {
  const file = await readRunFile(dataDir);
  if (file === null) return null;
  try {
    const answer = await fetch(new URL('/healthz', file.url), { signal: AbortSignal.timeout(3_000) });
    const health = (await answer.json()) as { instanceId?: unknown };
    return health.instanceId === file.instanceId ? file : null;
  } catch {
    return null;
  }
}

/** What to do when `run` or `demo` finds another one on its folder. */
export const SECOND_OWNER_HINT =
  'stop it, or name another folder with --data; `query` and the other commands work while it runs';

/**
 * Refuses a second owner before the engine is touched: it would print a line of its own about the lock.
 * @throws {VecheError} `conflict` while a process owns the folder.
 */
export async function refuseWhileRunning(dataDir: string, hint: string): Promise<void> {
  const running = await findRunning(dataDir);
  if (running === null) return;
  const where = `${dataDir}, process ${running.pid}, ${running.url}`;
  throw new VecheError('conflict', 'a running Veche owns this data folder', { where, hint });
}

async function askRunning(
  running: RunFile,
  { method, path, body }: ApiCall,
): Promise<AsyncIterable<Uint8Array>> {
  const answer = await fetch(new URL(path, running.url), {
    method,
    headers: headers(running.key),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return checked(answer.status, answer.body ?? []);
}

function headers(key: string): Record<string, string> {
  return { authorization: `Bearer ${key}`, 'content-type': 'application/json', host: '127.0.0.1' };
}

type Body = Readable | AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

async function checked(status: number, body: Body): Promise<AsyncIterable<Uint8Array>> {
  if (status < 400) return chunks(body);
  const problem = await readProblem(body);
  const message = problem.detail ?? problem.title ?? `status ${status}`;
  // A lone problem is often the message itself.
  const where = problem.errors?.map((e) => (e.message === message ? e.field : `${e.field}: ${e.message}`));
  throw new VecheError(problem.code ?? (status === 404 ? 'not_found' : 'internal'), message, {
    ...(problem.hint === undefined ? {} : { hint: problem.hint }),
    ...(where === undefined ? {} : { where: where.join('; ') }),
  });
}

async function* chunks(body: Body): AsyncGenerator<Uint8Array> {
  for await (const chunk of body)
    yield typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Uint8Array);
}

interface ProblemBody {
  code?: ErrorCode;
  title?: string;
  detail?: string;
  hint?: string;
  errors?: { field: string; message: string }[];
}

async function readProblem(body: Body): Promise<ProblemBody> {
  try {
    return JSON.parse(await readText(chunks(body))) as ProblemBody;
  } catch {
    return {};
  }
}

/** A whole answer as text. */
export async function readText(body: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const chunk of body) parts.push(chunk);
  return Buffer.concat(parts).toString('utf8');
}
