import { toIso, type Clock } from '../contracts/clock.ts';
import type { EventBus } from '../contracts/events.ts';
import type { LandedPage } from '../contracts/landing.ts';
import type { Metrics } from '../contracts/metrics.ts';
import type { Source, SourceCounts, SourceState, SourceStatus } from '../contracts/source.ts';
import type { StateLog } from '../contracts/state-log.ts';
import type { Decision } from './decide.ts';

/** A source that is polled without error and had no new post for this long is silent: no data, not calm. */
const SILENT_AFTER_MS = 48 * 3_600_000;

export interface SourceReport {
  state: SourceState;
  reason: string | null;
  budget?: SourceStatus['budget'];
}

/** How every source is doing, kept over restarts. */
export interface SourceBook {
  report(sourceId: string, report: SourceReport): void;
  polled(sourceId: string): void;
  /** Counts one handled batch. */
  record(pages: readonly LandedPage[], decisions: readonly Decision[]): void;
  statuses(): SourceStatus[];
  /** Writes what changed since the last time. */
  save(): Promise<void>;
}

export interface BookDeps {
  sources: readonly Source[];
  state: StateLog;
  clock: Clock;
  events: EventBus;
  metrics: Metrics;
}

export function createSourceBook(deps: BookDeps): SourceBook {
  const byId = new Map(deps.sources.map((source) => [source.id, open(source, deps.state)]));
  const unsaved = new Set<string>();

  return {
    report(sourceId, report) {
      const status = byId.get(sourceId);
      if (status === undefined) return;
      if (status.state !== report.state) {
        const at = toIso(deps.clock.now());
        deps.events.publish({ type: 'source', data: { id: sourceId, state: report.state, at } });
      }
      Object.assign(status, report);
      unsaved.add(sourceId);
    },
    polled(sourceId) {
      const status = byId.get(sourceId);
      if (status === undefined) return;
      status.lastPollAt = toIso(deps.clock.now());
      unsaved.add(sourceId);
    },
    record(pages, decisions) {
      for (const { page } of pages) {
        const status = byId.get(page.sourceId);
        if (status === undefined) continue;
        addPage(status.counts, page);
        status.channelId = page.posts[0]?.channelId ?? status.channelId;
        unsaved.add(page.sourceId);
      }
      for (const decision of decisions)
        addDecision(byId.get(decision.observation.sourceId), decision, deps.metrics);
    },
    statuses: () => [...byId.values()].map((status) => withSilence(status, deps.clock.now())),
    async save() {
      const ids = [...unsaved];
      unsaved.clear();
      await deps.state.append(
        ids.map((id) => ({ entity: 'source', id, actor: 'collector', payload: byId.get(id) ?? null })),
      );
    },
  };
}

const NO_COUNTS: SourceCounts = {
  posts: 0,
  edits: 0,
  deletions: 0,
  quarantined: 0,
  futureDates: 0,
  truncated: 0,
};

function open(source: Source, state: StateLog): SourceStatus {
  const saved = state.get<SourceStatus>('source', source.id)?.payload;
  return {
    id: source.id,
    network: source.network,
    title: source.title ?? source.target,
    channelId: saved?.channelId ?? null,
    channelKind: source.channelKind,
    state: source.enabled ? 'starting' : 'off',
    reason: null,
    lastPostAt: saved?.lastPostAt ?? null,
    lastPollAt: saved?.lastPollAt ?? null,
    budget: saved?.budget ?? null,
    counts: { ...NO_COUNTS, ...saved?.counts },
  };
}

function addPage(counts: SourceCounts, page: LandedPage['page']): void {
  counts.quarantined += page.quarantined.length;
  counts.futureDates += page.futureDates;
}

function addDecision(status: SourceStatus | undefined, decision: Decision, metrics: Metrics): void {
  if (status === undefined || decision.kind === 'unchanged') return;
  const { network } = status;
  metrics.count('posts_total', { network, change: decision.kind });
  if (decision.kind === 'deleted') {
    status.counts.deletions += 1;
    return;
  }
  if (decision.post.truncated) status.counts.truncated += 1;
  if (decision.kind === 'changed') status.counts.edits += 1;
  else status.counts.posts += 1;
  if (status.lastPostAt === null || decision.post.publishedAt > status.lastPostAt) {
    status.lastPostAt = decision.post.publishedAt;
  }
}

function withSilence(status: SourceStatus, now: number): SourceStatus {
  const isQuiet = status.lastPostAt !== null && Date.parse(status.lastPostAt) < now - SILENT_AFTER_MS;
  if (status.state !== 'active' || !isQuiet) return { ...status };
  return { ...status, state: 'silent', reason: `no new post since ${status.lastPostAt}` };
}
