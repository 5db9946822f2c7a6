import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createAsker, type Asker } from './ask.ts';

/** `./veche run` on a data folder, in a process of its own. */
export interface BenchServer {
  pid: number;
  ask: Asker;
  /** Milliseconds from the start of the process to the first answered read. */
  answersAfterMs: number;
  /** Waits until it is ready to process, too; milliseconds from the start of the process. */
  ready(): Promise<number>;
  stop(): Promise<void>;
}

const LAUNCHER = new URL('../../veche', import.meta.url).pathname;
const POLL_MS = 5;
const START_MAX_MS = 120_000;

/** Starts the server and waits for its first answer. @throws {Error} when it ends, or does not answer in two minutes. */
export async function startServer(dataDir: string): Promise<BenchServer> {
  const port = await freePort();
  await mkdir(dataDir, { recursive: true });
  const config = join(dataDir, 'bench.yaml');
  await writeFile(config, settings(port));
  const started = performance.now();
  const child = spawn(LAUNCHER, ['run', '--config', resolve(config)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ask = createAsker(`http://127.0.0.1:${port}`);
  await untilOk(child, () => ask('/api/v1/region'));
  return {
    pid: child.pid ?? 0,
    ask,
    answersAfterMs: performance.now() - started,
    async ready() {
      await untilOk(child, () => ask('/readyz'));
      return performance.now() - started;
    },
    async stop() {
      ask.close();
      if (child.exitCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

/** No source, texts of a year, and room for as many requests as the machine can answer. */
function settings(port: number): string {
  return `region: pskov
dataDir: .
retention: {textDays: 3650}
api: {port: ${port}, requestsPerMinute: {local: 10000000}}
sources: []
`;
}

async function untilOk(child: ChildProcess, read: () => Promise<{ status: number }>): Promise<void> {
  const until = performance.now() + START_MAX_MS;
  while (performance.now() < until) {
    if (child.exitCode !== null) throw new Error(`the server ended with code ${child.exitCode}`);
    try {
      if ((await read()).status === 200) return;
    } catch {
      // Nobody listens yet.
    }
    await wait(POLL_MS);
  }
  child.kill('SIGKILL');
  throw new Error('the server did not answer');
}

/** Known before the start, so that the first answer can be awaited from outside. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
