import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createAlerts, type Alerts } from '../alerts/alerts.ts';
import { createEventBus } from '../api/event-bus.ts';
import { createMetrics } from '../api/metrics.ts';
import { collectorOf } from '../collectors/index.ts';
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
import { createIsForgotten, withoutForgotten } from '../pipeline/forgotten.ts';
import { createGate, type Gate } from '../pipeline/gate.ts';
import type { PageDeps } from '../pipeline/handle-page.ts';
import { createRunner, type Runner } from '../pipeline/runner.ts';
import { createSourceBook, type SourceBook } from '../pipeline/source-book.ts';
import { createStageAPool } from '../processors/stage-a-pool.ts';
import { createStageB } from '../processors/stage-b.ts';
import { openAuthorKeys, type AuthorKeys } from '../storage/author-keys.ts';
import { openLanding } from '../storage/landing/open-landing.ts';
import { openStorage, type Storage } from '../storage/open-storage.ts';
import { bodyIndex } from './body-index.ts';
import { createIntake } from './intake.ts';
import { createPageHandling, type PageHandling } from './page-handling.ts';
import { readTopicModel } from './topics/model-store.ts';
import { packageVersion } from './version.ts';

export interface SystemOptions {
  config: Config;
  region: Region;
  sources: readonly Source[];
  tokenOf: (source: Source) => string | null;
  clock: Clock;
  logger: Logger;
}

const BACKLOG_PAGES_MAX = 200;

/** Everything that reads and writes one data folder. */
export type System = Awaited<ReturnType<typeof openSystem>>;

/** Opens storage and builds the whole chain on it; nothing runs yet. The folder belongs to this process until `close`. */
export async function openSystem(options: SystemOptions) {
  const { config, region, clock, logger, sources } = options;
  const model = await readTopicModel(config.topics.model, region);
  const { storage, landing, authorKeys, isForgotten } = await openFolder(options);
  const metrics = createMetrics();
  const events = createEventBus();
  const http = createHttpClient({ allowPrivate: config.network.allowPrivate, userAgent: userAgent(config) });
  const book = createSourceBook({ sources, state: storage.state, clock, events, metrics });
  const pool = createStageAPool({ region: { ...region, sources: [...sources] }, model, threads: 1 });
  const stageB = createStageB({ ringSize: config.copies.ring });
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
    isForgotten,
    label: (posts) => pool.label([...posts]),
  });
  const { loop, pageDeps } = handling;
  const services = collectorServices(options, { http: http.request, authorKeys });
  const { gate, runner } = collecting(options, { handling, landing, book, services });
  const intake = createIntake({ config, services, landing, loop, gate, store: storage.store, book, clock });
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
    authorKeys,
    turn: handling.turn,
    corrections: handling.corrections,
    intake,
    remember: () => rememberPosts(storage, pageDeps, config.copies.ring),
    async close(): Promise<void> {
      await book.save();
      await pool.close();
      await http.close();
      await landing.close();
      await storage.close();
    },
  };
}

/** What lies in the data folder: the store, landed pages, and the keys of authors beside them. */
async function openFolder({ config, region, clock, logger }: SystemOptions) {
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 });
  const storage = await openStorage({
    dir: join(config.dataDir, 'store'),
    timezone: region.timezone,
    districts: region.districts,
    clock,
    logger,
  });
  const isForgotten = createIsForgotten(storage.state);
  const landing = await openLanding({
    dir: join(config.dataDir, 'landing'),
    clock,
    admit: (page) => withoutForgotten(page, isForgotten),
  });
  const authorKeys = openAuthorKeys({ dir: join(config.dataDir, 'keys'), clock });
  return { storage, landing, authorKeys, isForgotten };
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
  services: CollectorServices;
}

/** The collecting side: the runner, and the gate that holds it while storage is behind. */
function collecting(options: SystemOptions, parts: CollectingParts): { gate: Gate; runner: Runner } {
  const { config, clock, logger, sources } = options;
  const { handling, landing, book, services } = parts;
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
    collectorFor: collectorOf,
    services,
  });
  return { gate, runner };
}

function collectorServices(
  { region, clock, logger, sources }: SystemOptions,
  { http, authorKeys }: { http: HttpClient; authorKeys: AuthorKeys },
): CollectorServices {
  return {
    http,
    limiter: createLimiter({ clock }),
    clock,
    logger,
    pseudonymise: authorKeys.pseudonymise,
    bodyOfChannel: bodyIndex(region, sources),
    timezone: region.timezone,
  };
}

async function rememberPosts(storage: Storage, { stageB }: PageDeps, ring: number): Promise<void> {
  for await (const post of storage.store.remembered(ring)) stageB.remember(post);
}

function userAgent(config: Config): string {
  const contact = config.network.userAgentContact;
  return `Veche/${packageVersion()}${contact === null ? '' : ` (+${contact})`}`;
}
