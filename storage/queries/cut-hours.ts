import type { Span } from './local-shift.ts';

const HOUR_MS = 3_600_000;
/** With more cut hours than this the rollups save nothing: a zone of :30 cuts every hour. */
const CUT_HOURS_MAX = 48;

/** Hours that tables of whole hours cannot answer, and what of them is asked for. */
export interface CutHours {
  /** Their beginnings, UTC milliseconds. */
  hours: number[];
  /** The parts of the spans that lie in them. */
  pieces: Span[];
}

/**
 * The hours that an edge of the spans, or one of the moments at which the reader cuts time, falls into; null when they are
 * too many to be worth it.
 */
export function cutHours(spans: readonly Span[], moments: readonly number[]): CutHours | null {
  const edges = [...moments, ...spans.flatMap(({ from, to }) => [from, to])];
  const hours = [...new Set(edges.filter(isWithinHour).map(hourOf))];
  return hours.length > CUT_HOURS_MAX ? null : { hours, pieces: piecesIn(spans, hours) };
}

function piecesIn(spans: readonly Span[], hours: readonly number[]): Span[] {
  return hours.flatMap((hour) =>
    spans
      .map(({ from, to }) => ({ from: Math.max(from, hour), to: Math.min(to, hour + HOUR_MS) }))
      .filter(({ from, to }) => from < to),
  );
}

function isWithinHour(ms: number): boolean {
  return ms % HOUR_MS !== 0;
}

function hourOf(ms: number): number {
  return Math.floor(ms / HOUR_MS) * HOUR_MS;
}
