import type { TrendPoint, Trends } from '../../contracts/queries/trends.ts';
import type { RegionTime } from '../../contracts/region-time.ts';

type Series = Trends['series'][number];

/** A day so far against the same hours of the days before. */
export interface DayComparison {
  today: number;
  yesterday: number;
  /** Mean of the days before that hold data; null when none does. */
  norm: number | null;
  /** The same hours of each day, oldest first, today last. */
  days: readonly number[];
}

/** A night without posts does not make its day one without data. */
const QUIET_MS = 6 * 3_600_000;

/** Days before today that make the norm. */
export const NORM_DAYS = 7;

/**
 * Compares today so far with the same hours of the seven days before. Takes a series of hours; `firstAt` is the start of
 * the oldest hour that holds data in any series: days that began well before it are no data, not zero.
 */
export function compareDays(
  points: readonly TrendPoint[],
  nowMs: number,
  firstAt: number | null,
  time: RegionTime,
): DayComparison {
  const starts = Array.from({ length: NORM_DAYS + 1 }, (_, index) =>
    time.add('day', nowMs, index - NORM_DAYS),
  );
  const today = starts[NORM_DAYS] ?? nowMs;
  const elapsed = nowMs - today;
  const hours = points.map((point) => ({ at: Date.parse(point.at), posts: point.posts }));
  const sum = (from: number, to: number) =>
    hours.reduce((total, hour) => (hour.at >= from && hour.at < to ? total + hour.posts : total), 0);
  const soFar = starts.map((start) => sum(start, start + elapsed));
  const known = soFar
    .slice(0, -1)
    .filter((_, index) => firstAt !== null && (starts[index] ?? 0) >= firstAt - QUIET_MS);
  return {
    today: soFar[NORM_DAYS] ?? 0,
    yesterday: soFar[NORM_DAYS - 1] ?? 0,
    norm: known.length === 0 ? null : known.reduce((total, value) => total + value, 0) / known.length,
    days: soFar,
  };
}

/** Start of the oldest step with a post in any series; null when there is none. */
export function firstWithData(series: readonly Pick<Series, 'points'>[]): number | null {
  const starts = series.flatMap(({ points }) => {
    const first = points.find((point) => point.posts > 0);
    return first === undefined ? [] : [Date.parse(first.at)];
  });
  return starts.length === 0 ? null : Math.min(...starts);
}

export type Verdict = 'calmer' | 'usual' | 'tenser' | 'unknown';

/** Share of the norm by which a day has to differ to be called calmer or tenser, as in the morning note. */
const VERDICT_SHARE = 0.2;

/** How the day is, judged by problems and requests: a holiday is loud and calm at once. */
export function verdictOf({ today, norm }: Pick<DayComparison, 'today' | 'norm'>): Verdict {
  if (norm === null || norm === 0) return 'unknown';
  if (today > norm * (1 + VERDICT_SHARE)) return 'tenser';
  return today < norm * (1 - VERDICT_SHARE) ? 'calmer' : 'usual';
}

/** A period's count against its norm. */
export interface Deviation {
  key: string;
  observed: number;
  /** null: no norm is known. */
  expected: number | null;
  /** Standard score, from the band of two standard deviations that the API gives; null without a norm. */
  z: number | null;
}

/** Deviation of each series over its whole period. Variances of its steps add up, as those of separate hours do. */
export function deviationsOf(series: readonly Series[]): Deviation[] {
  return series.map(({ key, points, compared }) => {
    const observed = points.reduce((total, point) => total + point.posts, 0);
    if (compared === undefined || compared.length === 0) return { key, observed, expected: null, z: null };
    const expected = compared.reduce((total, point) => total + point.posts, 0);
    const variance = compared.reduce(
      (total, { posts, high }) => total + (((high ?? posts) - posts) / 2) ** 2,
      0,
    );
    return {
      key,
      observed,
      expected,
      z: variance === 0 ? null : (observed - expected) / Math.sqrt(variance),
    };
  });
}
