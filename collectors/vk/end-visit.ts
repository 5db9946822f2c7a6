import type { SourceState } from '../../contracts/source.ts';
import type { Hold } from '../kit/hold.ts';
import { resetsAtMs } from './ledger.ts';
import type { Reaction, ReactionKind } from './reactions.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** VK sometimes calls a living community gone; three times in a row it is believed. */
const DEAD_ANSWERS_BELIEVED = 3;

/** State and resting time of a source after a reaction that ends a visit. */
const REST: Readonly<Record<Exclude<ReactionKind, 'stop_source'>, { state: SourceState; ms: number }>> = {
  retry: { state: 'backing_off', ms: 5 * MINUTE_MS },
  pause_token: { state: 'backing_off', ms: MINUTE_MS },
  pause_method: { state: 'backing_off', ms: 10 * MINUTE_MS },
  // Whether the day's calls are counted by day or by 24 hours is not documented, so it is tried every half hour.
  quota: { state: 'quota', ms: 30 * MINUTE_MS },
  stop_token: { state: 'dead', ms: DAY_MS },
  skip_object: { state: 'private', ms: DAY_MS },
  config: { state: 'dead', ms: DAY_MS },
  dead_letter: { state: 'backing_off', ms: 60 * MINUTE_MS },
};

export interface VisitEnd {
  status: { state: SourceState; reason: string };
  hold: Hold;
  deadAnswers: number;
}

/** What an ending reaction means for the source: its state, and how long it is left alone. */
export function endVisit(
  { kind, meaning }: Reaction,
  visit: { cursor: { deadAnswers: number }; holdKey: string },
  nowMs: number,
): VisitEnd {
  const deadAnswers = kind === 'stop_source' ? visit.cursor.deadAnswers + 1 : visit.cursor.deadAnswers;
  const isDead = deadAnswers >= DEAD_ANSWERS_BELIEVED;
  const { state, ms } =
    kind === 'stop_source'
      ? { state: isDead ? ('dead' as const) : ('backing_off' as const), ms: isDead ? DAY_MS : 60 * MINUTE_MS }
      : REST[kind];
  const untilMs = kind === 'quota' ? Math.min(nowMs + ms, resetsAtMs(nowMs)) : nowMs + ms;
  return {
    status: { state, reason: meaning },
    hold: { untilMs, state, reason: meaning, of: visit.holdKey },
    deadAnswers,
  };
}
