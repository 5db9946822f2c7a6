import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { percentile } from '../../../tests/support/percentile.ts';
import type { Part } from '../part.ts';
import type { Measured } from '../results.ts';
import { round } from '../round.ts';
import { startServer } from '../server.ts';
import { memoryOf } from '../usage.ts';
import { textStore } from './store.ts';

const STARTS = 3;

/** `start`: from the start of the process to the first answer and to readiness, and its memory with the copies' ring full. */
export const startPart: Part = async (plan, tell) => {
  const { dataDir } = await textStore(plan, tell);
  const empty = await mkdtemp(join(tmpdir(), 'veche-bench-'));
  try {
    return {
      posts: plan.rows,
      measured: [
        await starts('the existing store', dataDir, STARTS),
        // Tables are made at the first start only.
        await starts('a new folder', empty, 1),
        await starts('an empty store', empty, STARTS),
      ],
    };
  } finally {
    await rm(empty, { recursive: true, force: true });
  }
};

interface Started {
  answersMs: number;
  readyMs: number;
  readyRssMb: number;
}

async function starts(name: string, dataDir: string, times: number): Promise<Measured> {
  const all: Started[] = [];
  for (let count = 0; count < times; count += 1) all.push(await startedOnce(dataDir));
  const middle = (key: keyof Started) =>
    round(
      percentile(
        all.map((one) => one[key]).sort((a, b) => a - b),
        0.5,
      ),
    );
  return {
    name,
    values: {
      starts: times,
      answersMs: middle('answersMs'),
      readyMs: middle('readyMs'),
      readyRssMb: middle('readyRssMb'),
    },
  };
}

async function startedOnce(dataDir: string): Promise<Started> {
  const server = await startServer(dataDir);
  const readyMs = await server.ready();
  const { rssMb } = memoryOf(server.pid);
  await server.stop();
  return { answersMs: server.answersAfterMs, readyMs, readyRssMb: rssMb };
}
