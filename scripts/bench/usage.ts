import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

/** What some work took. */
export interface Cost {
  seconds: number;
  /** Of all threads of the process, the engine's and the garbage collector's too. */
  cpuSeconds: number;
}

/** Runs `work` in this process and tells what it took. */
export async function costOf(work: () => unknown): Promise<Cost> {
  const cpu = process.cpuUsage();
  const started = performance.now();
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { seconds: (performance.now() - started) / 1000, cpuSeconds: (user + system) / 1e6 };
}

/** Linux counts a process's time in ticks of 10 ms (USER_HZ, proc(5)). */
const TICKS_PER_SECOND = 100;
const USER_TICKS = 11;

/** CPU-seconds that another process has used so far. */
export function cpuSecondsOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The second field is the program's name in brackets, and may hold anything.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[USER_TICKS]) + Number(fields[USER_TICKS + 1])) / TICKS_PER_SECOND;
}

/** Memory of another process in MB (10^6 bytes): resident now, and at most so far. */
export function memoryOf(pid: number): { rssMb: number; peakMb: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const megabytes = (name: string) =>
    Math.round((Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) * 1024) / 1e6);
  return { rssMb: megabytes('VmRSS'), peakMb: megabytes('VmHWM') };
}
