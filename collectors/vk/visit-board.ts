import type { Random } from '../../contracts/clock.ts';
import type { CollectorServices, Page, PollInput } from '../../contracts/collector.ts';
import { spanMs } from '../../contracts/source.ts';
import { readTopics } from './read-topics.ts';
import { recheckTopics } from './recheck-topics.ts';
import { runSteps } from './run-steps.ts';
import { boardCursorSchema } from './side-cursors.ts';
import { createVisit } from './visit.ts';

/** One visit to a discussion board: topics that have changed with what is new in them, and known ones again. */
export async function* visitBoard(
  input: PollInput,
  services: CollectorServices,
  { ownerId, ...deps }: { ownerId: number; baseUrl: string; random: Random },
): AsyncGenerator<Page> {
  const cursor = boardCursorSchema.parse(input.cursor ?? {});
  const visit = createVisit(input, services, { ...deps, cursor });
  const sinceDate = visit.startedSeconds - Math.floor(spanMs(input.source.since) / 1000);
  const board = { visit, ownerId, sinceDate };
  yield* runSteps(visit, input.report, {
    steps: [() => readTopics(board), () => recheckTopics(board)],
    tell: () => ({}),
  });
}
