import type { AnonymousPosts } from './anonymous-posts.ts';
import type { Cell } from './cells.ts';

/** Posts of one known author of a cell that count as voices: in a talk people answer one another, but not for others. */
const POSTS_OF_AUTHOR_MAX = 5;
/** A campaign has at least this many posts, and this many times as many posts as voices. */
const CAMPAIGN_POSTS_MIN = 20;
const CAMPAIGN_TIMES = 4;

type Numbers = Pick<Cell, 'observed' | 'clusters' | 'authors'>;

/** Whether so few people wrote the cell that its authors limit its voices; unknown authors may change that. */
export function mayBeRepetition({ clusters, authors }: Numbers): boolean {
  return clusters > POSTS_OF_AUTHOR_MAX * authors;
}

/**
 * How many posts of a cell count as voices: those that are no copy, but at most five for each known author. `anonymous`
 * are the posts whose authors are not known or organisations, which stand for themselves; undefined: there are none.
 */
export function voicesOf(cell: Numbers, anonymous: AnonymousPosts | undefined): number {
  const { unknown = 0, organisations = 0 } = anonymous ?? {};
  // All unknown authors together are counted as one author.
  const knownAuthors = cell.authors - (unknown > 0 ? 1 : 0);
  return Math.min(cell.clusters, knownAuthors * POSTS_OF_AUTHOR_MAX + unknown + organisations);
}

/** Whether a cell has many posts and few voices: copies, or a few people who write again and again. */
export function isCampaign({ observed }: Numbers, voices: number): boolean {
  return observed >= CAMPAIGN_POSTS_MIN && observed >= CAMPAIGN_TIMES * voices;
}
