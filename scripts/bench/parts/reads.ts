import { latencyOf } from '../latency.ts';
import type { Part } from '../part.ts';
import { createRequests, type RequestKind, type RequestMaker } from '../requests.ts';
import type { Measured } from '../results.ts';
import { searches } from '../searches.ts';
import { startServer, type BenchServer } from '../server.ts';
import { memoryOf } from '../usage.ts';
import { textStore } from './store.ts';

const BUDGETED: readonly RequestKind[] = ['trends, cells', 'hotspots, cells', 'newest 100'];
const OTHERS: readonly RequestKind[] = [
  'trends with norm, cells',
  'trends, other filters',
  'hotspots, other filters',
  'stories',
  'conflicts',
  'facets',
  'pivot',
  'emerging',
  'coverage',
];
const SEED = 11;
const WARM_UP_SEED = 12;
const WARM_UP = 10;

/** `reads`: one client asks each kind of read, every request different, so that no answer comes from the cache. */
export const readsPart: Part = async (plan, tell) => {
  const { dataDir, note } = await textStore(plan, tell);
  const server = await startServer(dataDir);
  try {
    await server.ready();
    const { rssMb: readyMb } = memoryOf(server.pid);
    const requests = createRequests(note, SEED);
    const there = await warmUp(server, createRequests(note, WARM_UP_SEED));
    const lists = [
      ...BUDGETED.map((name) => ({ name, requests: requests.many(name, plan.requests) })),
      ...OTHERS.map((name) => ({ name, requests: requests.many(name, plan.otherRequests) })),
      ...searches(note, plan.otherRequests),
    ].filter(({ requests: [first] }) => there.has(routeOf(first)));
    const measured: Measured[] = [];
    for (const list of lists) measured.push(await latencyOf(server, list, tell));
    const { rssMb, peakMb } = memoryOf(server.pid);
    measured.push({ name: 'memory of the server', values: { readyMb, afterMb: rssMb, peakMb } });
    return { posts: plan.rows, measured };
  } finally {
    await server.stop();
  }
};

/** Asks some of everything; resolves with the routes that there are. */
async function warmUp(server: BenchServer, requests: RequestMaker): Promise<Set<string>> {
  const there = new Set<string>();
  for (const kind of [...BUDGETED, ...OTHERS]) {
    for (const path of requests.many(kind, WARM_UP)) {
      const { status } = await server.ask(path);
      if (status !== 404) there.add(routeOf(path));
    }
  }
  return there;
}

function routeOf(path = ''): string {
  return path.split('?')[0] ?? '';
}
