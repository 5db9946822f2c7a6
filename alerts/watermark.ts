import type { SourceStatus } from '../contracts/source.ts';

/** A source that was not polled for this long no longer holds the others' alerts back; it is told as missing. */
const GIVEN_UP_AFTER_MS = 2 * 3_600_000;

export interface Watermark {
  /** All needed sources have been read up to here, ms; null: no source has been read through yet. */
  at: number | null;
  /** Sources that should deliver and do not. */
  missing: string[];
}

/** How far every needed source has been read. Sources that are switched off or refused are not needed. */
export function watermarkOf(statuses: readonly SourceStatus[], now: number): Watermark {
  const needed = statuses.filter((status) => status.state !== 'off');
  const polled = (status: SourceStatus) =>
    status.lastPollAt === null ? null : Date.parse(status.lastPollAt);
  const isMissing = (status: SourceStatus) => {
    const at = polled(status);
    return status.state !== 'starting' && (at === null || at < now - GIVEN_UP_AFTER_MS);
  };
  const present = needed.filter((status) => !isMissing(status));
  const moments = present.map(polled);
  const isBehind = moments.length === 0 || moments.includes(null);
  return {
    at: isBehind ? null : Math.min(...moments.map((moment) => moment ?? 0)),
    missing: needed.filter(isMissing).map((status) => status.id),
  };
}
