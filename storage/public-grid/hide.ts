import { PUBLIC_AUTHORS_MIN } from '../../contracts/queries/public.ts';

/**
 * Posts that the hidden days of a week must have beyond one each before their sum is told. A reader of the sum R of k
 * hidden days knows of each of them that it lies in 1 … R − k + 1. With this slack each can still be of one, two, three
 * or four authors, so the sum says no more of them than that they are hidden.
 */
const SLACK_MIN = PUBLIC_AUTHORS_MIN - 2;

/** Hidden days of one district and block in one week, together. */
export interface HiddenDays {
  days: number;
  posts: number;
  /** Distinct authors of all of them. */
  authors: number;
}

/** Whether a cell has so few authors that its count would be about persons. Nobody is nobody. */
export function hasFewAuthors(authors: number): boolean {
  return authors > 0 && authors < PUBLIC_AUTHORS_MIN;
}

/**
 * Whether the sum of the hidden days may be told, which it is when the week is: it is of enough authors itself, and it
 * narrows none of its days to fewer than SLACK_MIN + 1 values (proof: docs/privacy.md).
 */
export function isSafeSum({ days, posts, authors }: HiddenDays): boolean {
  return days === 0 || (mayBeSafe({ days, posts }) && authors >= PUBLIC_AUTHORS_MIN);
}

/** What `isSafeSum` asks before the authors, who are costly to count. */
export function mayBeSafe({ days, posts }: Pick<HiddenDays, 'days' | 'posts'>): boolean {
  return days >= 2 && posts - days >= SLACK_MIN;
}
