import type { Clock } from '../../contracts/clock.ts';

export interface FakeClock extends Clock {
  advance(ms: number): void;
}

/** A clock that moves only by `advance`, and by `sleep`, which returns at once. */
export function fakeClock(start = Date.parse('2026-11-24T08:00:00Z')): FakeClock {
  let current = start;
  return {
    now: () => current,
    sleep: async (ms) => {
      current += ms;
    },
    advance(ms) {
      current += ms;
    },
  };
}
