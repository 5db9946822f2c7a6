import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createAlerts } from '../alerts/alerts.ts';
import { createEventBus } from '../api/event-bus.ts';
import { createMetrics } from '../api/metrics.ts';
import { collectorFor } from '../collectors/index.ts';
import type { Config } from '../config/schema.ts';
import type { Clock } from '../contracts/clock.ts';
import type { LandedPage } from '../contracts/landing.ts';
import type { Logger } from '../contracts/logger.ts';
import type { Region } from '../contracts/region.ts';
import type { Source } from '../contracts/source.ts';
import { createHttpClient } from '../net/http-client.ts';
import { createLimiter } from '../net/limiter.ts';
import { createFreshMetrics } from '../pipeline/fresh-metrics.ts';
import { createGate } from '../pipeline/gate.ts';
import { handlePages, type PageDeps } from '../pipeline/handle-page.ts';
import { createProcessLoop } from '../pipeline/process-loop.ts';
import { createRunner } from '../pipeline/runner.ts';
import { createSourceBook } from '../pipeline/source-book.ts';
import { createThreadAudit } from '../processors/audit-thread.ts';
import { createStageAPool } from '../processors/stage-a-pool.ts';
import { createStageB } from '../processors/stage-b.ts';
import { createPseudonymiser } from '../storage/author-keys.ts';
import { openLanding } from '../storage/landing/open-landing.ts';
import { openStorage, type Storage } from '../storage/open-storage.ts';
import { bodyIndex } from './body-index.ts';
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
  const storage = await openStorage({ dir: join(config.dataDir, 'store'), timezone: region.timezone, clock, logger });
  const landing = await openLanding({ dir: join(config.dataDir, 'landing'), clock });
  const metrics = createMetrics();
  const events = createEventBus();
  const http = createHttpClient({ allowPrivate: config.network.allowPrivate, userAgent: userAgent(config) });
  const book = createSourceBook({ sources, state: storage.state, clock, events, metrics });
  const pool = createStageAPool({ region: { ...region, sources: [...sources] }, threads: 1 });
  const stageB = createStageB({ ringSize: RING_SIZE });
  const pageDeps: PageDeps = {
    store: storage.store,
    quarantine: storage.quarantine,
    landing,
    events,
    book,
    clock,
    stageB,
    label: (posts) => pool.label([...posts]),
    orphanRoots: new Set(),
    audit: createThreadAudit(region),
    freshMetrics: createFreshMetrics(),
  };
  const counts = { changes: 0 };

  async function handle(pages: LandedPage[], isReplay = false) {
    const handled = await handlePages(pages, pageDeps, { isReplay });
    counts.changes += handled.added + handled.changed + handled.deleted;
    return handled;
  }
  async function setAside({ sequence, page, landedAt }: LandedPage, reason: string): Promise<void> {
    const sample = page.posts.map((post) => post.id).join(' ').slice(0, 2_000);
    await storage.quarantine.add([{ sourceId: page.sourceId, at: landedAt, reason, place: 'page', sample }]);
    await landing.markDone([sequence]);
  }

  const loop = createProcessLoop({ handle, setAside, logger, metrics });
  const gate = createGate({
    clock,
    backlog: loop.backlog,
    backlogMax: BACKLOG_PAGES_MAX,
    dir: config.dataDir,
    freeBytesMin: config.storage.minFreeMb * 1024 * 1024,
    storageTrouble: loop.trouble,
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
    replay: async (pages) => void (await handle(pages, true)),
    changes: () => counts.changes,
    collectorFor: (source) => collectorFor(source.network),
    services: {
      http: http.request,
      limiter: createLimiter({ clock }),
      clock,
      logger,
      pseudonymise: createPseudonymiser({ dir: join(config.dataDir, 'keys'), clock }),
      bodyOfChannel: bodyIndex(region, sources),
      timezone: region.timezone,
    },
  });
  const alerts = createAlerts({
    reader: storage.reader,
    state: storage.state,
    events,
    http: http.request,
    clock,
    logger,
    region,
    settings: config.alerts,
    secretOf: config.webhookSecretOf,
    sources: book.statuses,
    publicUrl: config.api.publicUrl,
  });

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

async function rememberPosts(storage: Storage, { stageB }: PageDeps): Promise<void> {
  for await (const post of storage.store.remembered(RING_SIZE)) stageB.remember(post);
}

function userAgent(config: Config): string {
  const contact = config.network.userAgentContact;
  return `Veche/${packageVersion()}${contact === null ? '' : ` (+${contact})`}`;
}
