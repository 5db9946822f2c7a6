import PQueue from 'p-queue';
import type { Collector } from '../contracts/collector.ts';
import { describeError } from '../contracts/errors.ts';
import type { Landing, LandedPage } from '../contracts/landing.ts';
import type { Source, SourceState } from '../contracts/source.ts';
import { followSource, visitSource, type CollectDeps, type Visit } from './collect-source.ts';
import type { ProcessLoop } from './process-loop.ts';
import type { SourceReport } from './source-book.ts';

/** Visits of different sources that run at once; each source's own limits hold besides. */
const VISITS_AT_ONCE = 8;
/** Visits of one source in `untilIdle` that may fail before it is listed instead. */
const FAILURES_MAX = 3;
const VISITS_MAX = 50;

export interface RunnerDeps extends CollectDeps {
  landing: Landing;
  loop: ProcessLoop;
  /** Handles pages of before the last stop, again. */
  replay: (pages: LandedPage[]) => Promise<void>;
  sources: readonly Source[];
  collectorFor: (source: Source) => Collector | null;
  tokenOf: (source: Source) => string | null;
  /** New, changed and deleted posts stored so far. */
  changes: () => number;
}

export interface IdleReport {
  visits: number;
  /** Sources that could not be read to the end, with the reason. */
  unfinished: { id: string; reason: string }[];
}

export interface Runner {
  /** Runs what was landed before and not stored. Has to end before `start` or `untilIdle`. */
  recover(): Promise<void>;
  start(): void;
  /** Visits every source until a whole visit brings nothing new, stores everything, and ends. */
  untilIdle(): Promise<IdleReport>;
  /**
   * Ends visits between two pages, or in the middle of a request when that takes longer than 2 s, and stores what was
   * landed, for 1.5 s at most. What is left is landed and runs at the next start.
   */
  stop(): Promise<void>;
}

const REPLAY_PAGES = 20;
const LAST_PAGE_MS = 2_000;
const DRAIN_MS = 1_500;
/** States in which a source brings nothing although nothing failed just now. */
const BLOCKED: ReadonlySet<SourceState> = new Set([
  'off',
  'dead',
  'quota',
  'private',
  'no_preview',
  'layout_changed',
]);

/** The in-process runner: collectors on one side, the process loop on the other, landing between them. */
export function createRunner(deps: RunnerDeps): Runner {
  return new InProcessRunner(deps);
}

class InProcessRunner implements Runner {
  readonly #deps: RunnerDeps;
  readonly #stopping = new AbortController();
  readonly #aborting = new AbortController();
  readonly #visits = new PQueue({ concurrency: VISITS_AT_ONCE });
  readonly #following: Promise<void>[] = [];

  constructor(deps: RunnerDeps) {
    this.#deps = deps;
  }

  async recover(): Promise<void> {
    let batch: LandedPage[] = [];
    for await (const page of this.#deps.landing.pending()) {
      batch.push(page);
      if (batch.length < REPLAY_PAGES) continue;
      await this.#deps.replay(batch);
      batch = [];
    }
    if (batch.length > 0) await this.#deps.replay(batch);
  }

  start(): void {
    const limit = <T>(run: () => Promise<T>): Promise<T> => this.#visits.add(run);
    for (const visit of this.#allVisits()) this.#following.push(followSource(visit, this.#deps, limit));
  }

  async untilIdle(): Promise<IdleReport> {
    const report: IdleReport = { visits: 0, unfinished: [] };
    const visits = this.#allVisits();
    await Promise.all(visits.map((visit) => this.#visits.add(() => this.#visitUntilIdle(visit, report))));
    await this.#deps.loop.drained();
    for (const status of this.#deps.book.statuses()) {
      const isListed = report.unfinished.some((entry) => entry.id === status.id);
      if (BLOCKED.has(status.state) && !isListed) {
        report.unfinished.push({ id: status.id, reason: status.reason ?? status.state });
      }
    }
    return report;
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    const visits = Promise.allSettled(this.#following).then(() => this.#visits.onIdle());
    await within(LAST_PAGE_MS, visits);
    this.#aborting.abort();
    await visits;
    await within(DRAIN_MS, this.#deps.loop.drained());
    await this.#deps.loop.stop();
  }

  #allVisits(): Visit[] {
    return this.#deps.sources.flatMap((source) => {
      const { collector, refusal } = this.#admit(source);
      if (collector !== null) {
        const signals = { stopping: this.#stopping.signal, signal: this.#aborting.signal };
        return [{ source, collector, token: this.#deps.tokenOf(source), ...signals }];
      }
      this.#deps.book.report(source.id, refusal);
      return [];
    });
  }

  /** Which collector reads a source, or why none may. */
  #admit(
    source: Source,
  ): { collector: Collector; refusal: null } | { collector: null; refusal: SourceReport } {
    const refuse = (state: SourceState, reason: string) => ({ collector: null, refusal: { state, reason } });
    if (!source.enabled) return refuse('off', 'switched off in the settings');
    if (source.secretEnv !== undefined) return { collector: null, refusal: this.#waiting(source) };
    const collector = this.#deps.collectorFor(source);
    if (collector === null) return refuse('off', `no collector reads ${source.network} yet`);
    const { needsAcceptTerms, needsToken } = collector.manifest;
    if (needsAcceptTerms && !source.acceptTerms) {
      return refuse('off', 'its terms need a decision: set acceptTerms: true');
    }
    if (needsToken && this.#deps.tokenOf(source) === null) {
      return refuse('dead', 'it needs a token: set tokenEnv and the variable it names');
    }
    return { collector, refusal: null };
  }

  /** A source that pushes is alive once it has sent something. */
  #waiting(source: Source): SourceReport {
    const status = this.#deps.book.statuses().find(({ id }) => id === source.id);
    const hasSent = status !== undefined && status.lastPostAt !== null;
    return hasSent
      ? { state: 'active', reason: null }
      : { state: 'starting', reason: 'waits for what it pushes' };
  }

  async #visitUntilIdle(visit: Visit, report: IdleReport): Promise<void> {
    let failures = 0;
    for (let count = 0; count < VISITS_MAX && !this.#stopping.signal.aborted; count += 1) {
      const before = this.#deps.changes();
      try {
        await visitSource(visit, this.#deps);
        report.visits += 1;
        await this.#deps.loop.drained();
        if (this.#deps.changes() === before) return;
      } catch (error) {
        failures += 1;
        if (failures < FAILURES_MAX) continue;
        report.unfinished.push({ id: visit.source.id, reason: describeError(error) });
        return;
      }
    }
  }
}

/** Waits for the work, but not longer; real time, because an operator waits. */
async function within(ms: number, work: Promise<unknown>): Promise<void> {
  const over = Promise.withResolvers<void>();
  const timer = setTimeout(over.resolve, ms);
  await Promise.race([work, over.promise]);
  clearTimeout(timer);
}
