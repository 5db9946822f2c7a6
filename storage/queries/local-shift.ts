import type { RegionTime } from '../../contracts/region-time.ts';

const DAY_MS = 86_400_000;

/** A half-open period, UTC milliseconds. */
export interface Span {
  from: number;
  to: number;
}

/** The same wall-clock time of the region, `days` days later (negative: earlier), also across a change of clocks. */
export function shiftDays(time: RegionTime, ms: number, days: number): number {
  const { year, month, day, hour, minute, second } = time.parts(ms);
  const local = Date.UTC(year, month - 1, day + days, hour, minute, second);
  return time.parse(new Date(local).toISOString().slice(0, -1)) + (((ms % 1000) + 1000) % 1000);
}

/**
 * Moves moments to the period of the same length just before: by whole days of the region when the period is made of
 * such days, else by its length.
 */
export function previousShift(time: RegionTime, period: Span): (ms: number) => number {
  const length = period.to - period.from;
  const isWholeDays = [period.from, period.to].every((ms) => time.startOf('day', ms) === ms);
  if (!isWholeDays) return (ms) => ms - length;
  const days = Math.round(length / DAY_MS);
  return (ms) => shiftDays(time, ms, -days);
}

/** Weeks by which a period of this length is moved to meet the same hours of the week without meeting itself. */
export function normStrideWeeks(lengthMs: number): number {
  return Math.max(1, Math.ceil(lengthMs / (7 * DAY_MS)));
}
