import { percentile } from '../../../tests/support/percentile.ts';
import { createDice, type Dice } from '../../../simulator/dice.ts';
import type { Part } from '../part.ts';
import { createRequests, type RequestKind } from '../requests.ts';
import { round } from '../round.ts';
import { startServer, type BenchServer } from '../server.ts';
import type { StoreNote } from '../store/note.ts';
import { cpuSecondsOf, memoryOf } from '../usage.ts';
import { textStore } from './store.ts';

const CLIENTS = 50;
const SAMPLE_MS = 1_000;
/** What a page of the overview and the explorer asks, by weight. */
const MIXTURE: readonly (readonly [kind: RequestKind, weight: number])[] = [
  ['trends, cells', 30],
  ['hotspots, cells', 20],
  ['trends, other filters', 5],
  ['newest 100', 20],
  ['stories', 5],
  ['conflicts', 10],
  ['facets', 10],
];

/** `load`: 50 clients at once, each with its next request as soon as it has its answer; every request is different. */
export const loadPart: Part = async (plan, tell) => {
  const { dataDir, note } = await textStore(plan, tell);
  const server = await startServer(dataDir);
  try {
    await server.ready();
    const memory = watchMemory(server.pid);
    const cpuBefore = cpuSecondsOf(server.pid);
    const started = performance.now();
    const until = started + plan.seconds * 1000;
    const clients = await Promise.all(
      Array.from({ length: CLIENTS }, (_, index) => client(server, { note, seed: index + 1, until })),
    );
    const seconds = (performance.now() - started) / 1000;
    const cpuSeconds = cpuSecondsOf(server.pid) - cpuBefore;
    const times = clients.flatMap((one) => one.times).sort((a, b) => a - b);
    const failures = clients.flatMap((one) => one.failures);
    for (const failure of failures.slice(0, 5)) tell(`failed: ${failure}`);
    return {
      posts: plan.rows,
      measured: [
        {
          name: `${CLIENTS} clients, ${plan.seconds} s`,
          values: {
            requests: times.length,
            errors: failures.length,
            requestsPerSecond: round(times.length / seconds),
            p50Ms: round(percentile(times, 0.5)),
            p99Ms: round(percentile(times, 0.99)),
            cpuMsPerRequest: round((cpuSeconds * 1000) / Math.max(1, times.length)),
          },
        },
        ...memory.stop(),
      ],
    };
  } finally {
    await server.stop();
  }
};

interface ClientPlan {
  note: StoreNote;
  seed: number;
  /** Of `performance.now()`. */
  until: number;
}

/** Nobody asks the same twice: the dice of the clients differ, and so do their periods. */
async function client(
  server: BenchServer,
  { note, seed, until }: ClientPlan,
): Promise<{ times: number[]; failures: string[] }> {
  const dice = createDice(seed);
  const requests = createRequests(note, seed);
  const times: number[] = [];
  const failures: string[] = [];
  const asked = new Set<string>();
  while (performance.now() < until) {
    const path = requests.make(kindFor(dice));
    if (asked.has(path)) continue;
    asked.add(path);
    try {
      const answer = await server.ask(path);
      times.push(answer.ms);
      if (answer.status !== 200) failures.push(`${answer.status} ${path}`);
    } catch (error) {
      failures.push(`${String(error)} ${path}`);
    }
  }
  return { times, failures };
}

function kindFor(dice: Dice): RequestKind {
  return dice.weighted(MIXTURE, ([, weight]) => weight)[0];
}

/** The curve of the server's memory, in quarters of the whole time. */
function watchMemory(pid: number): { stop(): { name: string; values: Record<string, number> }[] } {
  const samples = [memoryOf(pid).rssMb];
  const timer = setInterval(() => samples.push(memoryOf(pid).rssMb), SAMPLE_MS);
  return {
    stop() {
      clearInterval(timer);
      const { peakMb } = memoryOf(pid);
      const quarters = Array.from({ length: 5 }, (_, quarter) => {
        const at = Math.round(((samples.length - 1) * quarter) / 4);
        return [`at${quarter * 25}PercentMb`, samples[at] ?? 0] as const;
      });
      return [{ name: 'memory of the server', values: { ...Object.fromEntries(quarters), peakMb } }];
    },
  };
}
