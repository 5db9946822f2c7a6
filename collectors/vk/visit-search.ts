import type { Random } from '../../contracts/clock.ts';
import type { CollectorServices, Page, PollInput } from '../../contracts/collector.ts';
import { spanMs } from '../../contracts/source.ts';
import { budgetOf, SEARCH_PER_DAY } from './ledger.ts';
import { readSpans } from './read-spans.ts';
import { recheckFound } from './recheck-found.ts';
import { runSteps } from './run-steps.ts';
import { searchCursorSchema } from './side-cursors.ts';
import { createVisit } from './visit.ts';

/** One visit to a search: what was published since the last one, what is left of earlier times, and known posts again. */
export async function* visitSearch(
  input: PollInput,
  services: CollectorServices,
  { query, ...deps }: { query: string; baseUrl: string; random: Random },
): AsyncGenerator<Page> {
  const cursor = searchCursorSchema.parse(input.cursor ?? {});
  // What is found is written by anybody: no community speaks for a body because this source is registered for it.
  const source = { ...input.source, bodyId: null };
  const visit = createVisit({ ...input, source }, services, { ...deps, cursor });
  const sinceDate = visit.startedSeconds - Math.floor(spanMs(input.source.since) / 1000);
  yield* runSteps(visit, input.report, {
    steps: [() => readSpans(visit, query, sinceDate), () => recheckFound(visit)],
    tell: () => ({ budget: budgetOf(visit.cursor.ledger, services.clock.now(), SEARCH_PER_DAY) }),
  });
}
