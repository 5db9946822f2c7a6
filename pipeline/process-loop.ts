import { describeError, VecheError } from '../contracts/errors.ts';
import type { LandedPage } from '../contracts/landing.ts';
import type { Logger } from '../contracts/logger.ts';
import type { Metrics } from '../contracts/metrics.ts';
import type { Handled } from './handle-page.ts';

export interface ProcessLoop {
  push(page: LandedPage): void;
  /** Pushes a page and resolves when it is handled or set aside, whatever comes after it; at the stop, in any case. */
  take(page: LandedPage): Promise<void>;
  /** Pages waiting or being handled. */
  backlog(): number;
  /** Why storage refuses now; null: it does not. */
  trouble(): string | null;
  /** Resolves when everything pushed so far is handled. */
  drained(): Promise<void>;
  /** Ends after the batch at hand; what waits stays landed. */
  stop(): Promise<void>;
}

export interface LoopDeps {
  handle: (pages: LandedPage[]) => Promise<Handled>;
  /** Told which pages come next, before those at hand are handled; must not throw. */
  announce?: (pages: readonly LandedPage[]) => void;
  /** Quarantines a page that cannot be processed, and marks it done. */
  setAside: (page: LandedPage, reason: string) => Promise<void>;
  logger: Logger;
  metrics: Metrics;
}

/** One insert a batch: large enough for the engine, small enough to be visible at once (design section 3). */
const BATCH_POSTS = 2_000;
/** How long a small batch waits for company, in real milliseconds. */
const BATCH_WAIT_MS = 100;
/** Attempts after which an error that is not about storage is taken for the batch's own. */
const POISON_ATTEMPTS = 3;
const RETRY_MS = [250, 1_000, 4_000, 15_000];

/** Hands landed pages to `handle` in landing order, in batches, and again when storage refuses. */
export function createProcessLoop(deps: LoopDeps): ProcessLoop {
  return new BatchLoop(deps);
}

class BatchLoop implements ProcessLoop {
  readonly #deps: LoopDeps;
  readonly #waiting: LandedPage[] = [];
  readonly #idle: (() => void)[] = [];
  /** Who waits for one page, by its number. */
  readonly #takers = new Map<number, () => void>();
  readonly #stopping = new AbortController();
  #atWork = 0;
  #trouble: string | null = null;
  #running: Promise<void> | null = null;

  constructor(deps: LoopDeps) {
    this.#deps = deps;
  }

  push(page: LandedPage): void {
    this.#waiting.push(page);
    this.#running ??= this.#run();
  }

  take(page: LandedPage): Promise<void> {
    return new Promise((resolve) => {
      this.#takers.set(page.sequence, resolve);
      this.push(page);
    });
  }

  backlog(): number {
    return this.#waiting.length + this.#atWork;
  }

  trouble(): string | null {
    return this.#trouble;
  }

  drained(): Promise<void> {
    return this.backlog() === 0 ? Promise.resolve() : new Promise((resolve) => void this.#idle.push(resolve));
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      if (postsIn(this.#waiting) < BATCH_POSTS) await this.#realWait(BATCH_WAIT_MS);
      if (this.#stopping.signal.aborted) break;
      const batch = this.#waiting.splice(0, batchLength(this.#waiting));
      this.#deps.announce?.(this.#waiting.slice(0, batchLength(this.#waiting)));
      this.#atWork = batch.length;
      await this.#handleUntilStored(batch);
      this.#atWork = 0;
      this.#told(batch);
    }
    this.#running = null;
    if (this.#stopping.signal.aborted) this.#told(this.#waiting);
    if (this.#waiting.length === 0) for (const resolve of this.#idle.splice(0)) resolve();
  }

  #told(pages: readonly LandedPage[]): void {
    for (const { sequence } of pages) {
      this.#takers.get(sequence)?.();
      this.#takers.delete(sequence);
    }
  }

  async #handleUntilStored(batch: LandedPage[]): Promise<void> {
    for (let attempt = 0; !this.#stopping.signal.aborted; attempt += 1) {
      const error = await this.#tryBatch(batch);
      if (error === null) return;
      const reason = describeError(error);
      this.#trouble = reason;
      const isExpected = error instanceof VecheError && error.code === 'unavailable';
      this.#deps.logger[isExpected ? 'warn' : 'error'](
        { reason, attempt },
        'a batch was not stored; it is tried again',
      );
      if (!isExpected && attempt + 1 >= POISON_ATTEMPTS) return this.#splitPoison(batch, reason);
      await this.#realWait(RETRY_MS[Math.min(attempt, RETRY_MS.length - 1)] ?? 15_000);
    }
  }

  async #tryBatch(batch: LandedPage[]): Promise<unknown> {
    const started = performance.now();
    try {
      await this.#deps.handle(batch);
      this.#deps.metrics.observe('batch_seconds', (performance.now() - started) / 1000);
      this.#trouble = null;
      return null;
    } catch (error) {
      this.#deps.metrics.count('batch_failures_total');
      return error ?? new VecheError('internal', 'a batch failed without an error');
    }
  }

  /** A page that breaks the chain must not stop the others: halves until it stands alone, then sets it aside. */
  async #splitPoison(batch: LandedPage[], reason: string): Promise<void> {
    const [only] = batch;
    if (batch.length === 1 && only !== undefined) {
      await this.#deps.setAside(only, reason);
      this.#trouble = null;
      return;
    }
    const half = Math.ceil(batch.length / 2);
    await this.#handleUntilStored(batch.slice(0, half));
    await this.#handleUntilStored(batch.slice(half));
  }

  /** Real time: the engine does not run faster because the demo's clock does. */
  #realWait(ms: number): Promise<void> {
    const { signal } = this.#stopping;
    return new Promise((resolve) => {
      const timer = setTimeout(done, signal.aborted ? 0 : ms);
      function done(): void {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      }
      signal.addEventListener('abort', done, { once: true });
    });
  }
}

function postsIn(pages: readonly LandedPage[]): number {
  let posts = 0;
  for (const { page } of pages) {
    posts += page.posts.length + page.tombstones.length;
    if (posts >= BATCH_POSTS) break;
  }
  return posts;
}

/** Number of whole pages in order, up to a batch of posts; always at least one. */
function batchLength(waiting: readonly LandedPage[]): number {
  let posts = 0;
  let count = 0;
  for (const { page } of waiting) {
    posts += page.posts.length + page.tombstones.length;
    if (count > 0 && posts > BATCH_POSTS) break;
    count += 1;
  }
  return count;
}
