/** Differences below this are the network's, not the clocks'. */
const NOISE_MS = 60_000;

/** The data's present moment as far as a browser can know it. */
export interface DataClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Learns from the `Date` header of an answer how far the browser's clock is off. */
  learnServer(dateHeader: string | null): void;
  /** Learns the time of the newest post: a demonstration runs its clock faster than the server's. */
  learnNewest(freshAt: string | null): void;
}

/** A clock that follows the server's and never stands before the newest post. */
export function createDataClock(browserNow: () => number = Date.now): DataClock {
  let serverAheadMs = 0;
  let newestAheadMs = Number.NEGATIVE_INFINITY;
  return {
    now: () => browserNow() + Math.max(serverAheadMs, newestAheadMs),
    learnServer(dateHeader) {
      const ahead = Date.parse(dateHeader ?? '') - browserNow();
      if (!Number.isNaN(ahead)) serverAheadMs = Math.abs(ahead) < NOISE_MS ? 0 : ahead;
    },
    learnNewest(freshAt) {
      const ahead = Date.parse(freshAt ?? '') - browserNow();
      newestAheadMs = Number.isNaN(ahead) ? Number.NEGATIVE_INFINITY : ahead;
    },
  };
}

/** The clock of all pages. */
export const dataClock = createDataClock();
