import { buildApp } from '../api/app.ts';
import { toIso } from '../contracts/clock.ts';
import { VecheError } from '../contracts/errors.ts';
import { auditThreads } from '../pipeline/audit-threads.ts';
import { repeat, type Chore } from '../pipeline/every.ts';
import { closePublicGrid } from './close-public-grid.ts';
import type { System } from './compose.ts';
import { holdIntake } from './hold-intake.ts';
import { expireTexts } from './expire-texts.ts';
import { createOperations, type Progress } from './operations.ts';
import { newLocalKey, removeRunFile, writeRunFile } from './run-file.ts';

export interface ServeOptions {
  host: string;
  port: number;
  isDemo: boolean;
  requireKeys: boolean;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Done pages are kept this long before they leave the disk (design section 3). */
const LANDING_KEPT_MS = 24 * HOUR_MS;

export interface Service {
  address: string;
  /** Reads what the last run left, then starts collecting. */
  startWork(): Promise<void>;
  stop(): Promise<void>;
}

/** The API and pages on one side, collecting and processing on the other; reads are answered before work begins. */
export async function serve(system: System, options: ServeOptions): Promise<Service> {
  const stopping = new AbortController();
  let progress: Progress = { ready: false, detail: 'starting' };
  const localKey = newLocalKey();
  const app = await buildApp({
    reader: system.storage.reader,
    state: system.storage.state,
    operations: createOperations(system, () => progress),
    alerts: system.alerts,
    corrections: system.corrections,
    intake: holdIntake(system.intake, () => progress.ready),
    events: system.events,
    region: system.region,
    clock: system.clock,
    metrics: system.metrics,
    logger: system.logger,
    host: options.host,
    requireKeys: options.requireKeys,
    isGridPublic: system.config.api.public,
    requestsPerMinute: system.config.api.requestsPerMinute,
    localKey,
    instanceId: system.instanceId,
    isDemo: options.isDemo,
    pagesDir: new URL('../dashboards/dist/', import.meta.url),
  });
  const address = await listen(app, options);
  await writeRunFile(system.config.dataDir, {
    pid: process.pid,
    instanceId: system.instanceId,
    url: loopbackAddress(address),
    key: localKey,
  });

  return {
    address,
    async startWork() {
      progress = { ready: false, detail: 'reading what was stored before' };
      await system.remember();
      progress = { ready: false, detail: 'storing what was landed before the last stop' };
      await recover(system);
      progress = { ready: true, detail: 'runs' };
      system.runner.start();
      for (const chore of chores(system)) void repeat(chore, { ...system, signal: stopping.signal });
    },
    async stop() {
      stopping.abort();
      await Promise.all([app.close(), system.runner.stop()]);
      await system.close();
      await removeRunFile(system.config.dataDir);
    },
  };
}

/** Stores what the last run left: batches in the outbox first, then pages that were landed and not stored. */
export async function recover({ storage, landing, runner, corrections }: System): Promise<void> {
  await landing.markDone(await storage.store.recover());
  await corrections.settle();
  await runner.recover();
}

type App = Awaited<ReturnType<typeof buildApp>>;

async function listen(app: App, { host, port }: ServeOptions): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new VecheError('config', `port ${port} is in use`, {
      hint: 'stop the other program or give another --port',
      cause: error,
    });
  }
}

/** Commands on this machine come by loopback even when the API listens on every address. */
function loopbackAddress(address: string): string {
  return address.replace('//0.0.0.0:', '//127.0.0.1:').replace('//[::]:', '//[::1]:');
}

function chores(system: System): Chore[] {
  const { alerts, book, clock, landing, pageDeps, storage, gate, loop, metrics } = system;
  return [
    { name: 'alerts', everyMs: 5 * MINUTE_MS, run: () => alerts.evaluate() },
    { name: 'book', everyMs: MINUTE_MS, run: () => book.save() },
    { name: 'landing', everyMs: HOUR_MS, run: () => landing.trim(clock.now() - LANDING_KEPT_MS) },
    { name: 'public grid', everyMs: HOUR_MS, run: () => closePublicGrid(system) },
    { name: 'days', everyMs: 5 * MINUTE_MS, run: async () => void (await storage.rebuildDays()) },
    { name: 'texts', everyMs: HOUR_MS, run: () => expireTexts(system) },
    { name: 'scrub', everyMs: 6 * HOUR_MS, run: () => storage.scrub() },
    {
      name: 'threads',
      everyMs: 5 * MINUTE_MS,
      run: async () =>
        auditThreads(new Set(await storage.store.dueThreads(toIso(clock.now()))), pageDeps, {
          areSaved: true,
        }),
    },
    {
      name: 'gauges',
      everyMs: MINUTE_MS / 2,
      run: async () => {
        metrics.gauge('backlog_pages', loop.backlog());
        metrics.gauge('collecting_held', (await gate.reason()) === null ? 0 : 1);
      },
    },
  ];
}
