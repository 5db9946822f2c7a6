import type { Clock, Random } from '../contracts/clock.ts';
import type { Collector, CollectorServices, Page } from '../contracts/collector.ts';
import { describeError, VecheError } from '../contracts/errors.ts';
import type { LandedPage, Landing } from '../contracts/landing.ts';
import type { Logger } from '../contracts/logger.ts';
import type { Source } from '../contracts/source.ts';
import type { Gate } from './gate.ts';
import type { SourceBook } from './source-book.ts';

export interface CollectDeps {
  landing: Landing;
  gate: Gate;
  book: SourceBook;
  services: CollectorServices;
  clock: Clock;
  random: Random;
  logger: Logger;
  /** Hands a landed page to the processing side. */
  push: (page: LandedPage) => void;
}

export interface Visit {
  source: Source;
  collector: Collector;
  token: string | null;
  /** Ends the visit between two pages: what the network has shown is landed first. */
  stopping: AbortSignal;
  /** Ends it at once, in the middle of a request. */
  signal: AbortSignal;
}

const BACKOFF_FIRST_MS = 5_000;
const BACKOFF_MAX_MS = 600_000;
const LAND_AGAIN_MS = 1_000;

/**
 * One visit: every page is landed, with its cursor, before the next one is asked for.
 * @throws {VecheError} what the collector threw; pages landed before stay.
 */
export async function visitSource(visit: Visit, deps: CollectDeps): Promise<void> {
  const { source, collector, token, stopping, signal } = visit;
  const pages = collector.poll(
    {
      source,
      cursor: deps.landing.cursorOf(source.id),
      token,
      signal,
      report: (status) => deps.book.report(source.id, status),
    },
    deps.services,
  );
  const iterator = pages[Symbol.asyncIterator]();
  try {
    for (;;) {
      await deps.gate.pass(stopping);
      if (stopping.aborted) return;
      const next = await iterator.next();
      if (next.done === true) break;
      deps.push(await landUntilSafe(next.value, signal, deps));
    }
  } finally {
    await iterator.return?.();
  }
  deps.book.polled(source.id);
}

/** A full disk holds the page here, and with it the source, until there is room. */
async function landUntilSafe(page: Page, signal: AbortSignal, deps: CollectDeps): Promise<LandedPage> {
  for (;;) {
    try {
      return await deps.landing.append(page);
    } catch (error) {
      if (!(error instanceof VecheError) || error.code !== 'unavailable') throw error;
      deps.logger.warn(
        { source: page.sourceId, reason: describeError(error) },
        'a page cannot be landed now',
      );
      await deps.clock.sleep(LAND_AGAIN_MS, signal);
    }
  }
}

/** Visits a source again and again until the signal fires. Errors of a source never reach the others. */
export async function followSource(visit: Visit, deps: CollectDeps, limit: VisitLimit): Promise<void> {
  let failures = 0;
  while (!visit.stopping.aborted) {
    const waitMs = await limit(() => attempt(visit, deps, failures));
    failures = waitMs.failed ? failures + 1 : 0;
    await deps.clock.sleep(waitMs.ms, visit.stopping).catch(() => undefined);
  }
}

/** Runs a visit when few enough others run (p-queue in the composition). */
export type VisitLimit = <T>(run: () => Promise<T>) => Promise<T>;

async function attempt(
  visit: Visit,
  deps: CollectDeps,
  failures: number,
): Promise<{ ms: number; failed: boolean }> {
  const { source, collector } = visit;
  try {
    await visitSource(visit, deps);
    const seconds = source.everySeconds ?? collector.manifest.pollSeconds;
    return { ms: seconds * 1000 * (0.9 + 0.2 * deps.random()), failed: false };
  } catch (error) {
    if (visit.stopping.aborted) return { ms: 0, failed: false };
    const ms = backoffMs(error, failures, deps.random);
    const reason = describeError(error);
    deps.book.report(source.id, { state: stateAfter(error), reason });
    deps.logger.warn({ source: source.id, reason, retryInSeconds: Math.round(ms / 1000) }, 'a visit failed');
    return { ms, failed: true };
  }
}

function stateAfter(error: unknown): 'dead' | 'backing_off' {
  return error instanceof VecheError && error.code === 'config' ? 'dead' : 'backing_off';
}

/** What the network asked for; else doubling from 5 s to 10 min, with jitter. */
function backoffMs(error: unknown, failures: number, random: Random): number {
  if (error instanceof VecheError && error.retryAfterSeconds !== undefined)
    return error.retryAfterSeconds * 1000;
  const base = Math.min(BACKOFF_MAX_MS, BACKOFF_FIRST_MS * 2 ** Math.min(failures, 10));
  return base * (0.75 + 0.5 * random());
}
