import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createAlerts, type Alerts } from '../alerts/alerts.ts';
import { createEventBus } from '../api/event-bus.ts';
import { createMetrics } from '../api/metrics.ts';
import { collectorFor } from '../collectors/index.ts';
import type { Config } from '../config/schema.ts';
import type { Clock } from '../contracts/clock.ts';
import type { CollectorServices, HttpClient } from '../contracts/collector.ts';
import type { EventBus } from '../contracts/events.ts';
import type { Landing } from '../contracts/landing.ts';
import type { Logger } from '../contracts/logger.ts';
import type { Region } from '../contracts/region.ts';
import type { Source } from '../contracts/source.ts';
import { createHttpClient } from '../net/http-client.ts';
import { createLimiter } from '../net/limiter.ts';
import { createGate, type Gate } from '../pipeline/gate.ts';
import type { PageDeps } from '../pipeline/handle-page.ts';
import { createRunner, type Runner } from '../pipeline/runner.ts';
import { createSourceBook, type SourceBook } from '../pipeline/source-book.ts';
import { createStageAPool } from '../processors/stage-a-pool.ts';
import { createStageB } from '../processors/stage-b.ts';
import { createPseudonymiser } from '../storage/author-keys.ts';
import { openLanding } from '../storage/landing/open-landing.ts';
import { openStorage, type Storage } from '../storage/open-storage.ts';
import { bodyIndex } from './body-index.ts';
import { createPageHandling, type PageHandling } from './page-handling.ts';
import { packageVersion } from './version.ts';

export interface SystemOptions {
  config: Config;
  region: Region;
  sources: readonly Source[];
  tokenOf: (source: Source) => string | null;
  clock: Clock;
  logger: Logger;
}

/** Posts whose copies and stories are looked for. */
const RING_SIZE = 200_000;
const BACKLOG_PAGES_MAX = 200;

/** Everything that reads and writes one data folder. */
export type System = Awaited<ReturnType<typeof openSystem>>;

/** Opens storage and builds the whole chain on it; nothing runs yet. The folder belongs to this process until `close`. */
export async function openSystem(options: SystemOptions) {
  const { config, region, clock, logger, sources } = options;
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 });
  const storage = await openStorage({
    dir: join(config.dataDir, 'store'),
    timezone: region.timezone,
    clock,
    logger,
  });
  const landing = await openLanding({ dir: join(config.dataDir, 'landing'), clock });
  const metrics = createMetrics();
  const events = createEventBus();
  const http = createHttpClient({ allowPrivate: config.network.allowPrivate, userAgent: userAgent(config) });
  const book = createSourceBook({ sources, state: storage.state, clock, events, metrics });
  const pool = createStageAPool({ region: { ...region, sources: [...sources] }, threads: 1 });
  const stageB = createStageB({ ringSize: RING_SIZE });
  const handling = createPageHandling({
    storage,
    landing,
    events,
    book,
    clock,
    logger,
    metrics,
    region,
    stageB,
    label: (posts) => pool.label([...posts]),
  });
  const { loop, pageDeps } = handling;
  const { gate, runner } = collecting(options, { handling, landing, book, http: http.request });
  const alerts = alertsOf(options, { storage, events, book, http: http.request });

  return {
    instanceId: randomUUID(),
    config,
    region,
    clock,
    logger,
    storage,
    landing,
    metrics,
    events,
    book,
    loop,
    gate,
    runner,
    alerts,
    pageDeps,
    remember: () => rememberPosts(storage, pageDeps),
    async close(): Promise<void> {
      await book.save();
      await pool.close();
      await http.close();
      await landing.close();
      await storage.close();
    },
  };
}

interface AlertParts {
  storage: Storage;
  events: EventBus;
  book: SourceBook;
  http: HttpClient;
}

function alertsOf(
  { config, region, clock, logger }: SystemOptions,
  { storage, events, book, http }: AlertParts,
): Alerts {
  return createAlerts({
    reader: storage.reader,
    state: storage.state,
    events,
    http,
    clock,
    logger,
    region,
    settings: config.alerts,
    secretOf: (url) => config.webhookSecretOf(url),
    sources: () => book.statuses(),
  });
}

interface CollectingParts {
  handling: PageHandling;
  landing: Landing;
  book: SourceBook;
  http: HttpClient;
}

/** The collecting side: the runner, and the gate that holds it while storage is behind. */
function collecting(options: SystemOptions, parts: CollectingParts): { gate: Gate; runner: Runner } {
  const { config, clock, logger, sources } = options;
  const { handling, landing, book } = parts;
  const { loop } = handling;
  const gate = createGate({
    clock,
    backlog: () => loop.backlog(),
    backlogMax: BACKLOG_PAGES_MAX,
    dir: config.dataDir,
    freeBytesMin: config.storage.minFreeMb * 1024 * 1024,
    storageTrouble: () => loop.trouble(),
  });
  const runner = createRunner({
    landing,
    loop,
    gate,
    book,
    clock,
    logger,
    sources,
    tokenOf: options.tokenOf,
    random: Math.random,
    push: (page) => loop.push(page),
    replay: async (pages) => void (await handling.handle(pages, true)),
    changes: () => handling.changes(),
    collectorFor: (source) => collectorFor(source.network),
    services: collectorServices(options, parts.http),
  });
  return { gate, runner };
}

function collectorServices(
  { config, region, clock, logger, sources }: SystemOptions,
  http: HttpClient,
): CollectorServices {
  return {
    http,
    limiter: createLimiter({ clock }),
    clock,
    logger,
    pseudonymise: createPseudonymiser({ dir: join(config.dataDir, 'keys'), clock }),
    bodyOfChannel: bodyIndex(region, sources),
    timezone: region.timezone,
  };
}

async function rememberPosts(storage: Storage, { stageB }: PageDeps): Promise<void> {
  for await (const post of storage.store.remembered(RING_SIZE)) stageB.remember(post);
}

function userAgent(config: Config): string {
  const contact = config.network.userAgentContact;
  return `Veche/${packageVersion()}${contact === null ? '' : ` (+${contact})`}`;
}
