import type { Random } from '../../contracts/clock.ts';
import type { CollectorServices, Page, PollInput } from '../../contracts/collector.ts';
import { spanMs } from '../../contracts/source.ts';
import { budgetOf, WALL_GET_PER_DAY } from './ledger.ts';
import { closeGaps, readNewest } from './read-posts.ts';
import { recheckLate } from './recheck-late.ts';
import { recheckPosts } from './recheck-posts.ts';
import { runSteps } from './run-steps.ts';
import { openVisit } from './wall-visit.ts';

/** One visit to a wall: its newest page, what is missing below it, and older posts again. */
export async function* visitWall(
  input: PollInput,
  services: CollectorServices,
  options: { ownerId: number; baseUrl: string; random: Random },
): AsyncGenerator<Page> {
  const visit = openVisit(input, services, options);
  const sinceDate = visit.startedSeconds - Math.floor(spanMs(input.source.since) / 1000);
  yield* runSteps(visit, input.report, {
    steps: [
      () => readNewest(visit, sinceDate),
      () => closeGaps(visit),
      () => recheckPosts(visit),
      () => recheckLate(visit),
    ],
    tell: () => ({ budget: budgetOf(visit.cursor.ledger, services.clock.now(), WALL_GET_PER_DAY) }),
  });
}
