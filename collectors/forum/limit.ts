import type { RateLimit } from '../../contracts/collector.ts';

/** Discourse lets an address ask 50 times in ten seconds and 200 times a minute; far below that. */
export const FORUM_LIMIT: RateLimit = {
  perSecond: 0.5,
  source:
    'https://meta.discourse.org/t/78612: 200 a minute and 50 in ten seconds; one in two seconds is our courtesy',
};
