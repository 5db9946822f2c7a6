import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { loadRegion } from '../../../config/load-region.ts';
import type { Post } from '../../../contracts/post.ts';
import { benchPosts } from '../../../tests/support/bench-posts.ts';
import { percentile } from '../../../tests/support/percentile.ts';
import type { Part } from '../part.ts';
import { round } from '../round.ts';
import { startServer, type BenchServer } from '../server.ts';
import { cpuSecondsOf, memoryOf } from '../usage.ts';

const POSTS_PER_SECOND = 500;
/** Posts come in pages, as networks give them. */
const PAGE = 50;
const EVERY_MS = (1000 * PAGE) / POSTS_PER_SECOND;
const POLL_MS = 20;
const VISIBLE_MAX_MS = 30_000;
const WARM_UP_PAGES = 20;

/**
 * `visible`: pages are sent to a running Veche at 500 posts a second, and the last post of one after the other is asked for
 * every 20 ms until it is there; pages that come meanwhile are not waited for.
 */
export const visiblePart: Part = async ({ seconds }) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'veche-bench-'));
  const server = await startServer(dataDir);
  try {
    await server.ready();
    const key = await localKey(dataDir);
    const pages = pagesOf(Math.round((seconds * 1000) / EVERY_MS) + WARM_UP_PAGES);
    for (const page of pages.splice(0, WARM_UP_PAGES)) await send(server, key, page);
    const cpuBefore = cpuSecondsOf(server.pid);
    const answers = await atPace(pages, createProbe(server, key));
    const cpuSeconds = cpuSecondsOf(server.pid) - cpuBefore;
    const delays = answers.filter((delay) => delay !== null).sort((a, b) => a - b);
    const posts = pages.length * PAGE;
    return {
      posts,
      measured: [
        {
          name: `post → visible at ${POSTS_PER_SECOND} posts a second`,
          values: {
            probes: delays.length,
            late: delays.filter((delay) => delay >= VISIBLE_MAX_MS).length,
            p50Ms: round(percentile(delays, 0.5)),
            p99Ms: round(percentile(delays, 0.99)),
            maxMs: round(delays.at(-1) ?? 0),
            coresUsed: round(cpuSeconds / (pages.length * (EVERY_MS / 1000))),
            peakMb: memoryOf(server.pid).peakMb,
          },
        },
      ],
    };
  } finally {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
};

/** Starts each piece of work in its time, however long the ones before take. */
async function atPace<T>(pages: readonly Post[][], work: (page: Post[]) => Promise<T>): Promise<T[]> {
  const started = performance.now();
  const running: Promise<T>[] = [];
  for (const [index, page] of pages.entries()) {
    await wait(Math.max(0, started + index * EVERY_MS - performance.now()));
    running.push(work(page));
  }
  return Promise.all(running);
}

/** Sends pages; while no other is waited for, waits until the page is visible and tells how long that took. */
function createProbe(server: BenchServer, key: string): (page: Post[]) => Promise<number | null> {
  let isWaiting = false;
  return async (page) => {
    const started = performance.now();
    const sent = send(server, key, page);
    // More than one at a time would measure how the server answers the probes.
    if (isWaiting) return sent.then(() => null);
    isWaiting = true;
    try {
      const [delay] = await Promise.all([visibleAfter(server, page, started), sent]);
      return delay;
    } finally {
      isWaiting = false;
    }
  };
}

/** Milliseconds since `started` until the last post is answered; at most half a minute. */
async function visibleAfter(server: BenchServer, page: Post[], started: number): Promise<number> {
  const last = `/api/v1/posts/${encodeURIComponent(page.at(-1)?.id ?? '')}`;
  while (performance.now() - started < VISIBLE_MAX_MS) {
    const { status } = await server.ask(last);
    if (status === 200) return performance.now() - started;
    await wait(POLL_MS);
  }
  return VISIBLE_MAX_MS;
}

async function send(server: BenchServer, key: string, page: Post[]): Promise<void> {
  const posts = page.map(({ authorKey: _, ...post }) => post);
  const body = { sourceId: 'bench', posts, quarantined: [], futureDates: 0 };
  const answer = await server.ask('/api/v1/admin/import', { body, key });
  if (answer.status !== 200) throw new Error(`import: ${answer.status} ${answer.body().slice(0, 500)}`);
}

function pagesOf(count: number): Post[][] {
  const posts = benchPosts(loadRegion('pskov'), count * PAGE);
  return Array.from({ length: count }, (_, index) => posts.slice(index * PAGE, (index + 1) * PAGE));
}

/** Commands on this machine find the key of a running Veche in its data folder. */
async function localKey(dataDir: string): Promise<string> {
  return (JSON.parse(await readFile(join(dataDir, 'run.json'), 'utf8')) as { key: string }).key;
}
