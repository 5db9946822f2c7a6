import type { FastifyInstance, InjectOptions, LightMyRequestResponse as Answer } from 'fastify';
import { pathToFileURL } from 'node:url';
import type { Clock } from '../../contracts/clock.ts';
import { VecheError } from '../../contracts/errors.ts';
import { silentLogger } from '../../contracts/logger.ts';
import type { Operations } from '../../contracts/operations.ts';
import type { Reader } from '../../contracts/reader.ts';
import type { Region } from '../../contracts/region.ts';
import { createKeyBook, type NewKey } from '../access/key-book.ts';
import type { AppDeps } from '../app-deps.ts';
import { buildApp } from '../app.ts';
import { createEventBus } from '../event-bus.ts';
import { createMetrics } from '../metrics.ts';
import { ALERT, REGION, SOURCES } from '../routes/examples.ts';
import { FORGET_REPORT, REPLAY_REPORT } from '../routes/work-examples.ts';
import { exampleDesk } from './example-desk.ts';
import { exampleIntake } from './example-intake.ts';
import { exampleReader, type ExampleReader } from './example-reader.ts';
import { memoryState, type MemoryState } from './memory-state.ts';

/** 11:00 in Pskov, a Tuesday. */
export const NOW = Date.parse('2026-11-24T08:00:00.000Z');
export const LOCAL_KEY = 'key-of-this-run';

export interface TestApp {
  app: FastifyInstance;
  state: MemoryState;
  reader: ExampleReader;
  deps: AppDeps;
  clock: TestClock;
  /** As whoever sits at this machine. */
  get: (url: string, headers?: Record<string, string>) => Promise<Answer>;
  send: (options: InjectOptions) => Promise<Answer>;
  makeKey: (wanted: Partial<NewKey> & Pick<NewKey, 'name'>) => Promise<string>;
}

/** A clock that stands; what sleeps on it wakes at `advance`. */
export interface TestClock extends Clock {
  advance(ms: number): void;
}

/** Dependencies other than the usual ones; of a reader, single reads. */
export type Given = Partial<Omit<AppDeps, 'reader'>> & { reader?: Partial<Reader> };

/** The whole API over examples in memory. */
export async function testApp(given: Given = {}, state = memoryState()): Promise<TestApp> {
  const clock = testClock();
  const reader = exampleReader(given.reader);
  const deps: AppDeps = {
    state,
    operations: operations(),
    alerts: {
      list: async () => ({ items: [ALERT], next: null }),
      acknowledge: async (id, by, note) => (id === ALERT.id ? { ...ALERT, acknowledgedBy: by, note } : null),
    },
    corrections: exampleDesk(),
    intake: exampleIntake(),
    events: createEventBus(1),
    region: { ...REGION, gazetteer: [], sources: [], elsewhere: [] } as unknown as Region,
    clock,
    metrics: createMetrics(),
    logger: silentLogger,
    host: '127.0.0.1',
    requireKeys: false,
    isGridPublic: false,
    localKey: LOCAL_KEY,
    instanceId: 'instance',
    isDemo: false,
    pagesDir: pathToFileURL('/nowhere/'),
    ...given,
    reader,
  };
  const app = await buildApp(deps);
  const send = (options: InjectOptions) =>
    app.inject({ ...options, headers: { host: '127.0.0.1:8080', ...options.headers } });
  return {
    app,
    state,
    reader,
    deps,
    clock,
    send,
    get: (url, headers = {}) => send({ method: 'GET', url, headers }),
    makeKey: (wanted) =>
      createKeyBook(deps).create({ role: 'analyst', districts: null, blocks: null, ...wanted }, 'test'),
  };
}

function operations(): Operations {
  return {
    health: async () => ({ ready: true, checks: [{ name: 'storage', ok: true, detail: 'answers' }] }),
    sources: () => SOURCES.items,
    verify: async () => ({ checkedPosts: 1, checkedCells: 1, differences: [] }),
    repair: async () => ({
      checkedPosts: 1,
      checkedCells: 1,
      differences: [],
      mended: [{ table: 'voices', rows: 2 }],
    }),
    forget: async () => FORGET_REPORT,
    replay: async () => REPLAY_REPORT,
    async *backup() {
      yield Buffer.from('contents.json');
    },
    quarantine: async () => [],
    importPage: async () => {},
    morningNote: async () => '<!doctype html><title>Note</title><style>p { margin: 0 }</style><p>Note',
  };
}

function testClock(): TestClock {
  let current = NOW;
  let sleepers: { until: number; wake: () => void }[] = [];
  return {
    now: () => current,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        sleepers.push({ until: current + ms, wake: resolve });
        signal?.addEventListener('abort', () => reject(new VecheError('aborted', 'stopped')), { once: true });
      }),
    advance(ms) {
      current += ms;
      const due = sleepers.filter(({ until }) => until <= current);
      sleepers = sleepers.filter(({ until }) => until > current);
      for (const { wake } of due) wake();
    },
  };
}
