import type { Clock } from '../contracts/clock.ts';
import { CORRECTION_ENTITY, type CorrectionDesk, type CorrectionRecord } from '../contracts/corrections.ts';
import type { Labelled } from '../contracts/enriched.ts';
import type { EventBus } from '../contracts/events.ts';
import type { LandedPage, Landing } from '../contracts/landing.ts';
import type { Logger } from '../contracts/logger.ts';
import type { Metrics } from '../contracts/metrics.ts';
import type { Post } from '../contracts/post.ts';
import type { Region } from '../contracts/region.ts';
import type { StageB } from '../contracts/stage-b.ts';
import { createCorrectionDesk } from '../pipeline/correct-post.ts';
import type { IsForgotten } from '../pipeline/forgotten.ts';
import { createFreshMetrics } from '../pipeline/fresh-metrics.ts';
import { handlePages, type Handled, type PageDeps } from '../pipeline/handle-page.ts';
import { createLabelAhead } from '../pipeline/label-ahead.ts';
import { keepCorrections } from '../pipeline/keep-corrections.ts';
import { createProcessLoop, type ProcessLoop } from '../pipeline/process-loop.ts';
import type { SourceBook } from '../pipeline/source-book.ts';
import { createWriteTurn, type WriteTurn } from '../pipeline/write-turn.ts';
import { createThreadAudit } from '../processors/audit-thread.ts';
import type { Storage } from '../storage/open-storage.ts';

export interface HandlingDeps {
  storage: Storage;
  landing: Landing;
  events: EventBus;
  book: SourceBook;
  clock: Clock;
  logger: Logger;
  metrics: Metrics;
  region: Region;
  label: (posts: readonly Post[]) => Promise<Labelled[]>;
  stageB: StageB;
  isForgotten: IsForgotten;
}

/** What happens to landed pages: everything behind the process loop. */
export interface PageHandling {
  pageDeps: PageDeps;
  loop: ProcessLoop;
  /** Taken by whatever reads stored rows and writes them back changed. */
  turn: WriteTurn;
  corrections: CorrectionDesk;
  handle(pages: readonly LandedPage[], isReplay?: boolean): Promise<Handled>;
  /** New, changed and deleted posts stored so far. */
  changes(): number;
}

const SAMPLE_LENGTH_MAX = 2_000;

/** Puts the chain behind a loop; nothing runs until a page is pushed. */
export function createPageHandling(deps: HandlingDeps): PageHandling {
  const { storage, landing, logger, metrics } = deps;
  const turn = createWriteTurn();
  const blocks = new Map(deps.region.topics.map((topic) => [topic.id, topic.block]));
  const districts = new Set(deps.region.districts.map((district) => district.id));
  const blockOfTopic = (topic: string) => blocks.get(topic);
  const ahead = createLabelAhead(deps.label, storage.store);
  const pageDeps: PageDeps = {
    ...deps,
    label: ahead.label,
    stageB: keepCorrections(deps.stageB, {
      blockOfTopic,
      correctionOf: (id) => storage.state.get<CorrectionRecord>(CORRECTION_ENTITY, id)?.payload ?? null,
    }),
    store: storage.store,
    quarantine: storage.quarantine,
    audit: createThreadAudit(deps.region),
    freshMetrics: createFreshMetrics(),
  };
  let changes = 0;

  async function handle(pages: readonly LandedPage[], isReplay = false): Promise<Handled> {
    const handled = await turn(() => handlePages(pages, pageDeps, { isReplay }));
    changes += handled.added + handled.changed + handled.deleted;
    return handled;
  }

  /** A page that cannot be processed is told by the ids of its posts: their texts stay in landing only. */
  async function setAside({ sequence, page, landedAt }: LandedPage, reason: string): Promise<void> {
    const ids = page.posts.map((post) => post.id).join(' ');
    const sample = ids.slice(0, SAMPLE_LENGTH_MAX);
    await storage.quarantine.add([{ sourceId: page.sourceId, at: landedAt, reason, place: 'page', sample }]);
    await landing.markDone([sequence]);
  }

  return {
    pageDeps,
    turn,
    corrections: createCorrectionDesk({
      ...pageDeps,
      stageB: deps.stageB,
      state: storage.state,
      turn,
      blockOfTopic,
      hasDistrict: (id) => districts.has(id),
    }),
    handle,
    loop: createProcessLoop({
      handle,
      announce: (pages) => void ahead.announce(pages).catch(() => undefined),
      setAside,
      logger,
      metrics,
    }),
    changes: () => changes,
  };
}
