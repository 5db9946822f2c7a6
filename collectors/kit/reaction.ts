import type { SourceState } from '../../contracts/source.ts';
import type { Hold } from './hold.ts';

/** What is done about an error answer of a network. */
export type ReactionKind =
  | 'retry' // repeat with growing pauses, then leave the source for later
  | 'pause' // too many requests: this token rests
  | 'stop_token' // the token is of no use; people are told
  | 'stop_source' // the community is gone or unknown
  | 'skip_object' // this community, post or list is closed to us
  | 'config' // the application or its rights are wrong
  | 'dead_letter'; // the request itself was wrong: our bug

export interface Reaction {
  kind: ReactionKind;
  /** For the operator. */
  meaning: string;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** A living community is sometimes called gone; three times in a row it is believed. */
const DEAD_ANSWERS_BELIEVED = 3;

const REST: Readonly<Record<Exclude<ReactionKind, 'stop_source'>, { state: SourceState; ms: number }>> = {
  retry: { state: 'backing_off', ms: 5 * MINUTE_MS },
  pause: { state: 'backing_off', ms: 20 * MINUTE_MS },
  stop_token: { state: 'dead', ms: DAY_MS },
  // Closed communities sometimes open; a week is soon enough to notice.
  skip_object: { state: 'private', ms: 7 * DAY_MS },
  config: { state: 'dead', ms: DAY_MS },
  dead_letter: { state: 'backing_off', ms: 60 * MINUTE_MS },
};

export interface Rest {
  status: { state: SourceState; reason: string };
  hold: Hold;
  /** Times in a row that the network called the community gone, this one included. */
  deadAnswers: number;
}

/** What a reaction that ends a visit means for the source: its state, and how long it is left alone. */
export function restAfter(
  { kind, meaning }: Reaction,
  { deadAnswers: before, holdKey }: { deadAnswers: number; holdKey: string },
  nowMs: number,
): Rest {
  const deadAnswers = kind === 'stop_source' ? before + 1 : before;
  const isDead = deadAnswers >= DEAD_ANSWERS_BELIEVED;
  const gone: { state: SourceState; ms: number } = isDead
    ? { state: 'dead', ms: DAY_MS }
    : { state: 'backing_off', ms: 60 * MINUTE_MS };
  const { state, ms } = kind === 'stop_source' ? gone : REST[kind];
  return {
    status: { state, reason: meaning },
    hold: { untilMs: nowMs + ms, state, reason: meaning, of: holdKey },
    deadAnswers,
  };
}
