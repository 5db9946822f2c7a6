import type { Clock } from '../contracts/clock.ts';
import type { LimiterTurn } from '../contracts/collector.ts';
import { VecheError } from '../contracts/errors.ts';

/** One limit that is kept: the requests of a token, or to a host. */
export interface Bucket {
  /** Resolves when a request may start, in order of asking; the function it gives has to be called at its end. */
  begin(turn: Omit<LimiterTurn, 'bucket'>): Promise<() => void>;
  pause(ms: number): void;
}

/** A request that has started: its end in ms, or the promise of it. */
interface Exchange {
  endedAt: number | null;
  ended: Promise<void>;
}

export function createBucket(clock: Clock): Bucket {
  return new QueuedBucket(clock);
}

class QueuedBucket implements Bucket {
  readonly #clock: Clock;
  #lastInLine: Promise<void> = Promise.resolve();
  #latest: Exchange[] = [];
  #nextStart = 0;
  #pausedUntil = 0;
  #lastNow = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  pause(ms: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, this.#now() + ms);
  }

  async begin({ perSecond, signal }: Omit<LimiterTurn, 'bucket'>): Promise<() => void> {
    const ahead = this.#lastInLine;
    const place = Promise.withResolvers<void>();
    this.#lastInLine = place.promise;
    try {
      await unlessAborted(ahead, signal);
      await this.#waitForTurn(perSecond, signal);
      this.#nextStart = this.#now() + 1000 / perSecond;
      return this.#start(atOnce(perSecond));
    } finally {
      // One who leaves the line early must not let those behind overtake those ahead.
      void ahead.then(place.resolve);
    }
  }

  async #waitForTurn(perSecond: number, signal: AbortSignal | undefined): Promise<void> {
    const windowMs = Math.max(1000, 1000 / perSecond);
    for (;;) {
      if (signal?.aborted === true) throw aborted();
      const before = this.#latest.at(-atOnce(perSecond));
      if (before !== undefined && before.endedAt === null) {
        await unlessAborted(before.ended, signal);
        continue;
      }
      const now = this.#now();
      const isFreeAt = (before?.endedAt ?? -Infinity) + windowMs;
      const waitMs = Math.max(isFreeAt, this.#nextStart, this.#pausedUntil) - now;
      if (waitMs <= 0) return;
      await this.#clock.sleep(waitMs, signal);
    }
  }

  #start(kept: number): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    const exchange: Exchange = { endedAt: null, ended: promise };
    this.#latest = [...this.#latest, exchange].slice(-kept);
    return () => {
      exchange.endedAt = this.#now();
      resolve();
    };
  }

  /** When the clock is set back, what was planned moves with it: nobody waits for an hour that comes twice. */
  #now(): number {
    const now = this.#clock.now();
    const back = Math.max(0, this.#lastNow - now);
    if (back > 0) {
      this.#nextStart -= back;
      this.#pausedUntil -= back;
      for (const exchange of this.#latest) if (exchange.endedAt !== null) exchange.endedAt -= back;
    }
    this.#lastNow = now;
    return now;
  }
}

/** Requests that may be under way or within one window together. */
function atOnce(perSecond: number): number {
  return Math.max(1, Math.floor(perSecond));
}

function aborted(): VecheError {
  return new VecheError('aborted', 'waiting for the turn was called off');
}

function unlessAborted(promise: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (signal === undefined) return promise;
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(aborted());
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });
    void promise.then(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    });
  });
}
