import type { Clock } from '../../contracts/clock.ts';
import { VecheError } from '../../contracts/errors.ts';

export interface SteppedClock extends Clock {
  /** Lets time pass, from one sleeper to the next, until all promises are settled. */
  runAll(promises: readonly Promise<unknown>[]): Promise<void>;
  /** Sets the clock, without time passing. */
  jump(ms: number): void;
  elapsed(): number;
}

/** Real time that files and sockets may take between two sleeps. */
const REAL_WORK_MS = 5_000;

interface Sleeper {
  /** By the monotonic time of the test. */
  until: number;
  wake: () => void;
}

/** A clock whose sleepers wake in order, each at exactly its time, as soon as nothing else is left to do. */
export function steppedClock(start = Date.parse('2026-11-24T08:00:00Z')): SteppedClock {
  let passed = 0;
  let jumped = 0;
  const sleepers = new Set<Sleeper>();

  /** Lets everything run that needs no time of this clock, files and sockets included, until somebody sleeps. */
  async function settle(isDone: () => boolean): Promise<void> {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    const giveUpAt = performance.now() + REAL_WORK_MS;
    while (sleepers.size === 0 && !isDone()) {
      if (performance.now() > giveUpAt) throw new Error('everybody waits, and nobody sleeps');
      await new Promise((resolve) => void setImmediate(resolve));
    }
  }

  return {
    now: () => start + passed + jumped,
    elapsed: () => passed,
    jump(ms) {
      jumped += ms;
    },
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        const sleeper = { until: passed + ms, wake: resolve };
        const stop = (): void => {
          sleepers.delete(sleeper);
          reject(new VecheError('aborted', 'waiting was interrupted'));
        };
        if (signal?.aborted === true) return stop();
        sleepers.add(sleeper);
        signal?.addEventListener('abort', stop, { once: true });
      }),
    async runAll(promises) {
      let isDone = false;
      const all = Promise.allSettled(promises).then(() => (isDone = true));
      for (;;) {
        await settle(() => isDone);
        if (isDone) break;
        const next = [...sleepers].reduce<Sleeper | null>(
          (first, sleeper) => (first === null || sleeper.until < first.until ? sleeper : first),
          null,
        );
        if (next === null) continue;
        passed = Math.max(passed, next.until);
        sleepers.delete(next);
        next.wake();
      }
      await all;
    },
  };
}
