import type { Reaction } from '../kit/reaction.ts';

/** Reasons of https://developers.google.com/youtube/v3/docs/errors and what is done about each. */
const TABLE: readonly (readonly [Reaction, readonly string[]])[] = [
  [
    { kind: 'pause', meaning: 'the units of this day are used up: nothing before midnight in California' },
    ['quotaExceeded', 'dailyLimitExceeded', 'dailyLimitExceededUnreg'],
  ],
  [{ kind: 'pause', meaning: 'too many requests at once' }, ['rateLimitExceeded', 'userRateLimitExceeded']],
  [
    { kind: 'skip_object', meaning: 'comments are closed, or the video is not public' },
    ['commentsDisabled', 'forbidden'],
  ],
  [
    { kind: 'stop_source', meaning: 'the video, channel or comment is gone' },
    ['videoNotFound', 'channelNotFound', 'commentNotFound', 'commentThreadNotFound', 'playlistNotFound'],
  ],
  [
    { kind: 'stop_token', meaning: 'the key is wrong, expired or not meant for this interface' },
    ['keyInvalid', 'keyExpired', 'badRequest', 'accessNotConfigured', 'ipRefererBlocked', 'authError'],
  ],
  [
    { kind: 'retry', meaning: 'YouTube failed inside' },
    ['processingFailure', 'backendError', 'internalError'],
  ],
];

/** The reaction to an error by its reason; by its status when nobody knows the reason. */
export function reactionTo(reason: string, status: number): Reaction {
  const known = TABLE.find(([, reasons]) => reasons.includes(reason))?.[0];
  if (known !== undefined) return known;
  if (status >= 500) return { kind: 'retry', meaning: 'YouTube failed inside' };
  if (status === 404) return { kind: 'stop_source', meaning: 'the video, channel or comment is gone' };
  return { kind: 'dead_letter', meaning: 'YouTube does not accept the request' };
}
