import type { Page, Parsed, PollInput } from '../../contracts/collector.ts';
import { activeHold } from '../kit/hold.ts';
import { emptyParsed } from '../kit/parsed.ts';
import { endVisit } from './end-visit.ts';
import type { BaseCursor, Step } from './visit.ts';

/** What every kind of visit has for its beginning and its end. */
export interface Steppable {
  cursor: BaseCursor;
  holdKey: string;
  nowSeconds: () => number;
  land(parsed: Omit<Parsed, 'error'>, change: Pick<BaseCursor, 'hold' | 'deadAnswers'>): Page;
}

type Status = Parameters<PollInput['report']>[0];

/**
 * Runs the steps of a visit until one of them says that it is over, unless the source rests. `tell` adds to what is
 * reported at the end: the budget, or why an active source is not well.
 */
export async function* runSteps(
  visit: Steppable,
  report: PollInput['report'],
  { steps, tell }: { steps: readonly (() => Step)[]; tell: () => Partial<Status> },
): AsyncGenerator<Page> {
  const held = activeHold(visit.cursor.hold, visit.holdKey, visit.nowSeconds() * 1000);
  if (held !== null) return report(held);
  const ended = yield* inOrder(steps);
  if (ended === null) return report({ state: 'active', reason: null, ...tell() });
  const { status, hold, deadAnswers } = endVisit(ended, visit, visit.nowSeconds() * 1000);
  report({ ...tell(), ...status });
  yield visit.land(emptyParsed(), { hold, deadAnswers });
}

async function* inOrder(steps: readonly (() => Step)[]): Step {
  for (const step of steps) {
    const ended = yield* step();
    if (ended !== null) return ended;
  }
  return null;
}
