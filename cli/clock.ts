import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../contracts/clock.ts';
import { VecheError } from '../contracts/errors.ts';

/** The wall clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) => sleepReal(ms, signal),
};

/** A clock that reads `startMs` now and runs `speed` times as fast as the wall clock. */
export function acceleratedClock(startMs: number, speed: number): Clock {
  const begun = performance.now();
  return {
    now: () => Math.floor(startMs + (performance.now() - begun) * speed),
    sleep: (ms, signal) => sleepReal(ms / speed, signal),
  };
}

async function sleepReal(ms: number, signal?: AbortSignal): Promise<void> {
  try {
    await wait(Math.max(0, ms), undefined, signal === undefined ? {} : { signal });
  } catch (error) {
    throw new VecheError('aborted', 'waiting was interrupted', { cause: error });
  }
}
