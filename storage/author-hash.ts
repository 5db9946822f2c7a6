/**
 * Author of a row of `posts` as `voices` keeps it (migrations/0003_voices.sql): 0 for an official or media channel, which
 * is an organisation and not counted; 1 for an unknown author, all of whom are one; else a hash of the pseudonym. Two of a
 * million pseudonyms of a month share a 64-bit hash with a probability of 3 in 10^8.
 */
export const AUTHOR_HASH =
  "multiIf(channel_kind IN ('official', 'media'), 0, author_key = '', 1, cityHash64(author_key))";
