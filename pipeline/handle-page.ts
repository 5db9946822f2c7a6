import { toIso } from '../contracts/clock.ts';
import type { EventBus } from '../contracts/events.ts';
import type { LandedPage, Landing } from '../contracts/landing.ts';
import type { PostChange, PostStore } from '../contracts/post-store.ts';
import type { Quarantine } from '../contracts/quarantine.ts';
import { auditThreads, touchedThreads, type AuditDeps } from './audit-threads.ts';
import { buildChanges, type BuildDeps } from './build-changes.ts';
import { decide, type Decision } from './decide.ts';
import type { IsForgotten } from './forgotten.ts';
import type { FreshMetrics } from './fresh-metrics.ts';
import { foldObservations } from './observations.ts';
import type { SourceBook } from './source-book.ts';

export interface PageDeps extends BuildDeps, AuditDeps {
  store: PostStore;
  landing: Pick<Landing, 'markDone'>;
  quarantine: Quarantine;
  events: EventBus;
  book: SourceBook;
  /** The metrics of a batch that differ from what was last stored. */
  freshMetrics: FreshMetrics;
  /** Posts that were taken away for good, perhaps after their page was landed. */
  isForgotten?: IsForgotten;
}

export interface Handled {
  added: number;
  changed: number;
  deleted: number;
  unchanged: number;
}

/**
 * What happens to landed pages, in this order and nowhere else: fold → known-post check → stage A → stage B → one
 * durable insert → quarantine → audit of the threads touched → done. Pages that run again after a crash change nothing
 * that is stored already.
 * @throws {VecheError} `unavailable` when storage refuses now: the same pages may be handled again later.
 */
export async function handlePages(
  pages: readonly LandedPage[],
  deps: PageDeps,
  { isReplay }: { isReplay: boolean } = { isReplay: false },
): Promise<Handled> {
  const { isForgotten = () => false } = deps;
  const observations = foldObservations(pages).filter(({ post }) => post === null || !isForgotten(post));
  const known = await deps.store.known(observations.map((observation) => observation.id));
  const decisions = observations.map((observation) => decide(observation, known.get(observation.id)));

  const changes = await buildChanges(decisions, deps);
  const sequences = pages.map((page) => page.sequence);
  await deps.store.write({ changes, metrics: deps.freshMetrics(decisions), pages: sequences });

  await quarantineOf(pages, deps);
  await auditThreads(isReplay ? threadsSeen(decisions) : touchedThreads(changes.map(rowOf)), deps);
  await deps.landing.markDone(sequences);

  deps.book.record(pages, decisions);
  const handled = countOf(decisions);
  if (handled.added + handled.changed + handled.deleted > 0) {
    const { added, changed, deleted } = handled;
    deps.events.publish({ type: 'posts', data: { added, changed, deleted, at: toIso(deps.clock.now()) } });
  }
  return handled;
}

async function quarantineOf(pages: readonly LandedPage[], deps: PageDeps): Promise<void> {
  const entries = pages.flatMap(({ page, landedAt }) =>
    page.quarantined.map((item) => ({ ...item, sourceId: page.sourceId, at: landedAt })),
  );
  if (entries.length > 0) await deps.quarantine.add(entries);
}

/** After a crash between insert and audit the posts come back unchanged, and yet their threads have to be audited. */
function threadsSeen(decisions: readonly Decision[]): Set<string> {
  return touchedThreads(decisions.flatMap(({ observation: { post } }) => (post === null ? [] : [post])));
}

function rowOf(change: PostChange): PostChange['row'] {
  return change.row;
}

function countOf(decisions: readonly Decision[]): Handled {
  const count = (kind: Decision['kind']) => decisions.filter((decision) => decision.kind === kind).length;
  return {
    added: count('new'),
    changed: count('changed'),
    deleted: count('deleted'),
    unchanged: count('unchanged'),
  };
}
