import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { VerifyReport } from '../../contracts/post-store.ts';
import type { KillPhase } from './kill-traces.ts';
import { collect } from './reader-store.ts';

const WORKER = new URL('./kill-worker.ts', import.meta.url).pathname;

/** What a start found and mended, as kill-worker.ts tells it. */
export interface Recovery {
  phase: KillPhase;
  /** Hours whose count the kill left wrong. */
  driftLeft: number;
  recoveredMs: number;
  checkedPosts: number;
  checkedCells: number;
  /** Posts of landed pages that are not stored; negative: stored twice. */
  missing: number;
  /** Differences that are left after the recovery. */
  differences: VerifyReport['differences'];
}

export interface KillPlan {
  /** From the start of the process, or from the moment when it has recovered. */
  from: 'start' | 'recovered';
  afterMs: number;
}

/** Starts the worker and kills it as planned; resolves with what it found at its start, null when it did not get that far. */
export async function killWorker(dir: string, seed: number, plan: KillPlan): Promise<Recovery | null> {
  const child = spawn(process.execPath, [WORKER, dir, String(seed)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  const kill = () => setTimeout(() => child.kill('SIGKILL'), plan.afterMs);
  if (plan.from === 'start') kill();
  let recovery: Recovery | null = null;
  for await (const line of createInterface({ input: child.stdout })) {
    recovery = JSON.parse(line) as Recovery;
    if (plan.from === 'recovered') kill();
  }
  const [code, signal] = (await closed) as [number | null, NodeJS.Signals | null];
  // A worker that ended by itself would prove nothing.
  if (signal !== 'SIGKILL') throw new Error(`the worker ended by itself with code ${code}`);
  return recovery;
}

/** Runs the worker until everything up to step `last` is stored. */
export async function finishWorker(dir: string, seed: number, last: number): Promise<Recovery> {
  const args = [WORKER, dir, String(seed), String(last)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = once(child, 'close');
  const lines = await collect(createInterface({ input: child.stdout }));
  const [code] = (await closed) as [number | null];
  if (code !== 0) throw new Error(`the worker ended with code ${code}`);
  return JSON.parse(lines[0] ?? '') as Recovery;
}
