import type { Clock } from '../contracts/clock.ts';

/** A request that came too soon, or too often. */
export interface BrokenLimit {
  at: string;
  /** Which limit: `vk: 3 a second` … */
  limit: string;
}

/** Counts requests against published limits, on the clock that client and server share. */
export interface Limits {
  /** Whether one more request may be served now; one that may not is written down. */
  allow(limit: RollingLimit): boolean;
  broken(): { count: number; details: readonly BrokenLimit[] };
}

export interface RollingLimit {
  /** For the report. */
  name: string;
  /** Who is counted: a token, an address. Not reported. */
  key: string;
  /** Requests within any `windowMs`. */
  max: number;
  windowMs: number;
}

const DETAILS_MAX = 100;

/** Rolling windows: the n-th request before this one has to be a whole window away. */
export function createLimits(clock: Clock): Limits {
  const times = new Map<string, number[]>();
  const details: BrokenLimit[] = [];
  let count = 0;

  return {
    allow({ name, key, max, windowMs }) {
      const now = clock.now();
      const id = `${name} ${key}`;
      const served = times.get(id) ?? [];
      const before = served.at(-max);
      if (before !== undefined && now - before < windowMs && now >= before) {
        count += 1;
        if (details.length < DETAILS_MAX) details.push({ at: new Date(now).toISOString(), limit: name });
        return false;
      }
      served.push(now);
      times.set(id, served.slice(-max));
      return true;
    },
    broken: () => ({ count, details }),
  };
}
