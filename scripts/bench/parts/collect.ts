import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../../cli/clock.ts';
import { openSystem, type System } from '../../../cli/compose.ts';
import { loadConfig } from '../../../config/load-config.ts';
import { loadRegion } from '../../../config/load-region.ts';
import { silentLogger } from '../../../contracts/logger.ts';
import type { Post } from '../../../contracts/post.ts';
import { FULL_SCOPE } from '../../../contracts/queries/filters.ts';
import { benchPosts } from '../../../tests/support/bench-posts.ts';
import { makePage } from '../../../tests/support/make-page.ts';
import type { Part } from '../part.ts';
import { round } from '../round.ts';
import { readStoreSize } from '../store/store-size.ts';
import { costOf } from '../usage.ts';

const PAGE = 100;
/** As many pages as the gate lets wait before collecting pauses (cli/compose.ts). */
const WAITING_MAX = 200;
const WARM_UP = 2_000;

/**
 * `collect`: pages as collectors hand them over → landing, labels, copies and stories, storage, until every post can be
 * counted. The network is left out: it is bound by the limits of others.
 */
export const collectPart: Part = async ({ collected }) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'veche-bench-'));
  try {
    const region = loadRegion('pskov');
    const posts = benchPosts(region, collected + WARM_UP, systemClock.now());
    const system = await openSystem({
      config: { ...loadConfig({ file: null, env: {}, cwd: dataDir, needsSecrets: false }), dataDir },
      region,
      sources: [],
      tokenOf: () => null,
      clock: systemClock,
      logger: silentLogger,
    });
    await push(system, posts.slice(0, WARM_UP));
    const cost = await costOf(() => push(system, posts.slice(WARM_UP)));
    await checkCount(system, posts.length);
    const peakMb = Math.round((process.resourceUsage().maxRSS * 1024) / 1e6);
    await system.close();
    const size = await readStoreSize(dataDir);
    return {
      posts: collected,
      measured: [
        {
          name: 'pages → queryable posts',
          values: {
            postsPerSecond: round(collected / cost.seconds),
            postsPerCpuSecond: round(collected / cost.cpuSeconds),
            peakMb,
            bytesPerPost: round(size.bytes / posts.length),
            bytesPerPostInPosts: round((size.tables['posts'] ?? 0) / posts.length),
          },
        },
      ],
    };
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
};

async function push(system: System, posts: readonly Post[]): Promise<void> {
  for (let start = 0; start < posts.length; start += PAGE) {
    if (system.loop.backlog() >= WAITING_MAX) await system.loop.drained();
    const page = makePage({ posts: posts.slice(start, start + PAGE) });
    system.loop.push(await system.landing.append(page));
  }
  await system.loop.drained();
}

/** @throws {Error} when not every post can be counted. */
async function checkCount(system: System, expected: number): Promise<void> {
  const period = { from: '2020-01-01T00:00:00Z', to: new Date(systemClock.now() + 60_000).toISOString() };
  const { total } = await system.storage.reader.facets(
    { ...period, noise: 'all', limit: 1 },
    { scope: FULL_SCOPE },
  );
  if (total !== expected) throw new Error(`${total} of ${expected} posts can be counted`);
}
