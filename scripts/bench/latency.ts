import { percentile } from '../../tests/support/percentile.ts';
import type { Measured } from './results.ts';
import { round } from './round.ts';
import type { BenchServer } from './server.ts';
import { cpuSecondsOf } from './usage.ts';

/**
 * Asks one request after the other and tells how long answers took, and how much of the processors the server used for
 * each. Answers that are not 200 are counted, and the first of them is told.
 */
export async function latencyOf(
  server: BenchServer,
  { name, requests }: { name: string; requests: readonly string[] },
  tell: (line: string) => void,
): Promise<Measured> {
  const times: number[] = [];
  let bytes = 0;
  let errors = 0;
  const before = cpuSecondsOf(server.pid);
  for (const path of requests) {
    const answer = await server.ask(path);
    if (answer.status !== 200) {
      if (errors === 0) tell(`${path}: ${answer.status} ${answer.body().slice(0, 500)}`);
      errors += 1;
    }
    times.push(answer.ms);
    bytes += answer.bytes;
  }
  const cpuSeconds = cpuSecondsOf(server.pid) - before;
  times.sort((a, b) => a - b);
  const p99Ms = round(percentile(times, 0.99));
  tell(`${name}: p99 ${p99Ms} ms`);
  return {
    name,
    values: {
      requests: requests.length,
      errors,
      p50Ms: round(percentile(times, 0.5)),
      p99Ms,
      maxMs: round(times.at(-1) ?? 0),
      cpuMsPerRequest: round((cpuSeconds * 1000) / requests.length),
      kbPerAnswer: round(bytes / requests.length / 1000),
    },
  };
}
