import { join } from 'node:path';
import { latencyOf } from '../latency.ts';
import type { Part } from '../part.ts';
import { createRequests, type RequestKind } from '../requests.ts';
import type { Measured } from '../results.ts';
import { round } from '../round.ts';
import { startServer } from '../server.ts';
import { makeStore } from '../store/make-store.ts';
import { readStoreSize } from '../store/store-size.ts';
import { memoryOf } from '../usage.ts';

const KINDS: readonly RequestKind[] = ['trends, cells', 'hotspots, cells', 'trends with norm, cells'];
const SEED = 21;
const WARM_UP = 10;

/** `facts`: counting on ten times as many posts, without their texts. */
export const factsPart: Part = async (plan, tell) => {
  const dataDir = join(plan.dataDir, `facts-${plan.factRows}`);
  const note = await makeStore({ dataDir, kind: 'facts', rows: plan.factRows }, tell);
  const size = await readStoreSize(dataDir);
  const server = await startServer(dataDir);
  try {
    await server.ready();
    const requests = createRequests(note, SEED);
    const warmUp = createRequests(note, SEED + 1);
    for (const kind of KINDS) for (const path of warmUp.many(kind, WARM_UP)) await server.ask(path);
    const measured: Measured[] = [];
    for (const name of KINDS)
      measured.push(await latencyOf(server, { name, requests: requests.many(name, plan.requests) }, tell));
    return {
      posts: plan.factRows,
      measured: [
        ...measured,
        {
          name: 'all tables',
          values: { bytesPerPost: round(size.bytes / note.rows), totalMb: round(size.bytes / 1e6) },
        },
        {
          name: 'start and memory',
          values: { answersMs: round(server.answersAfterMs), peakMb: memoryOf(server.pid).peakMb },
        },
      ],
    };
  } finally {
    await server.stop();
  }
};
