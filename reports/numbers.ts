import type { Trends } from '../contracts/queries/trends.ts';

/** One row of the note: a day against the day before and against the mean of the seven days before. */
export interface NoteRow {
  key: string;
  posts: number;
  previous: number;
  /** Mean of the norm days that hold data; null when none does. */
  norm: number | null;
}

/** Days whose mean is the norm. */
export const NORM_DAYS = 7;

/**
 * Rows of daily series that end with the reported day. `firstDay` is the start of the oldest day that holds data: days
 * before it are no data, not zero.
 */
export function noteRows(trends: Pick<Trends, 'series'>, firstDay: string | null): NoteRow[] {
  const rows = trends.series.map(({ key, points }) => {
    const days = points.slice(-(NORM_DAYS + 1));
    const before = days.slice(0, -1).filter((point) => firstDay !== null && point.at >= firstDay);
    const sum = before.reduce((total, point) => total + point.posts, 0);
    return {
      key,
      posts: days.at(-1)?.posts ?? 0,
      previous: days.at(-2)?.posts ?? 0,
      norm: before.length === 0 ? null : sum / before.length,
    };
  });
  return rows
    .filter((row) => row.posts + row.previous + (row.norm ?? 0) > 0)
    .sort((a, b) => b.posts - a.posts);
}

export type Verdict = 'calmer' | 'usual' | 'tenser' | 'unknown';

/** Share of the norm by which a day has to differ to be called calmer or tenser. */
const VERDICT_SHARE = 0.2;

/** Judged by problems and requests, not by all posts: a holiday is loud and calm at once. */
export function verdictOf(appeals: NoteRow | undefined): Verdict {
  if (appeals === undefined || appeals.norm === null || appeals.norm === 0) return 'unknown';
  const ratio = appeals.posts / appeals.norm;
  if (ratio > 1 + VERDICT_SHARE) return 'tenser';
  return ratio < 1 - VERDICT_SHARE ? 'calmer' : 'usual';
}
