import { join } from 'node:path';
import { createEventBus } from '../../api/event-bus.ts';
import { systemClock } from '../../cli/clock.ts';
import { createPageHandling } from '../../cli/page-handling.ts';
import { loadRegion } from '../../config/load-region.ts';
import { silentLogger } from '../../contracts/logger.ts';
import { noMetrics } from '../../contracts/metrics.ts';
import { createIsForgotten } from '../../pipeline/forgotten.ts';
import { createGate } from '../../pipeline/gate.ts';
import { createRunner } from '../../pipeline/runner.ts';
import { createSourceBook } from '../../pipeline/source-book.ts';
import { createStageAPool } from '../../processors/stage-a-pool.ts';
import { createStageB } from '../../processors/stage-b.ts';

import { openLanding } from '../../storage/landing/open-landing.ts';
import { openStorage } from '../../storage/open-storage.ts';
import { createAnalyst } from './kill-analyst.ts';
import { killCollector, killSources } from './kill-collector.ts';
import { NEW_POSTS } from './kill-world.ts';
import { phaseOfPending, readTraces } from './kill-traces.ts';

/**
 * The whole way of a post in one process that is made to be killed: collects the world of a seed, lands, processes and
 * stores it, while an analyst corrects and alerts change state. Prints a line of JSON for what the last kill left, after
 * it mended that, and `ready`. Arguments: folder, seed, last step; with a last step it ends when all is stored.
 */
const [dir = '', seed = '0', last = 'Infinity'] = process.argv.slice(2);
const region = loadRegion('pskov');
const clock = systemClock;
const logger = silentLogger;
const traces = await readTraces(join(dir, 'store'));

const opening = performance.now();
const storage = await openStorage({ dir: join(dir, 'store'), timezone: region.timezone, clock, logger });
const settled = await storage.store.recover();
const landing = await openLanding({ dir: join(dir, 'landing'), clock });
const openedMs = performance.now() - opening;
const phase = settled.length > 0 ? traces.phase : await phaseOfPending(landing, storage.store);

const stageB = createStageB({ ringSize: 2_000 });
const events = createEventBus();
const book = createSourceBook({
  sources: killSources,
  state: storage.state,
  clock,
  events,
  metrics: noMetrics,
});
const analyst = createAnalyst({ dir, storage, landing, book });
const pool = createStageAPool({ region, threads: 0 });
const handling = createPageHandling({
  storage,
  landing,
  events,
  book: analyst.book,
  clock,
  logger,
  metrics: noMetrics,
  region,
  stageB,
  isForgotten: createIsForgotten(storage.state),
  label: (posts) => pool.label(posts),
});
const collector = killCollector({ seed: Number(seed), last: Number(last), ledger: join(dir, 'ledger') });
const runner = createRunner({
  landing,
  loop: handling.loop,
  gate: createGate({
    clock,
    backlog: () => handling.loop.backlog(),
    backlogMax: 40,
    dir,
    freeBytesMin: 0,
    storageTrouble: () => handling.loop.trouble(),
  }),
  book,
  clock,
  logger,
  sources: killSources,
  tokenOf: () => null,
  random: Math.random,
  push: (page) => handling.loop.push(page),
  replay: async (pages) => void (await handling.handle(pages, true)),
  changes: () => handling.changes(),
  collectorFor: () => collector,
  services: {
    http: () => Promise.reject(new Error('the world needs no network')),
    limiter: { run: (_turn, exchange) => exchange(), pause: () => undefined },
    clock,
    logger,
    pseudonymise: () => null,
    bodyOfChannel: () => null,
    timezone: region.timezone,
  },
});

const replaying = performance.now();
for await (const post of storage.store.remembered(2_000)) stageB.remember(post);
await runner.recover();
const recoveredMs = openedMs + performance.now() - replaying;
const { checkedPosts, checkedCells, differences } = await storage.store.verify();
const landed = Math.max(...killSources.map(({ id }) => Number(landing.cursorOf(id)?.['step'] ?? -1)));
const missing = (landed + 1) * NEW_POSTS - checkedPosts;
const report = {
  phase,
  driftLeft: traces.drift,
  recoveredMs,
  checkedPosts,
  checkedCells,
  missing,
  differences,
};
process.stdout.write(`${JSON.stringify(report)}\n`);

if (last === 'Infinity') {
  runner.start();
} else {
  await runner.untilIdle();
  await analyst.finish(Number(last));
  await runner.stop();
  await landing.close();
  await storage.close();
  process.exit(0);
}
