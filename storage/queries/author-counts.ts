import type { Condition } from './condition.ts';
import { liveVoices, type VoiceRequest } from './live-voices.ts';

/**
 * Subquery of distinct voices by the requested columns: `names…, authors`, and `channels` when they are asked for.
 * Pseudonyms change with the month of publishing, so an author of two months would count twice: of several months the
 * largest count stands. Posts without an author count as one; official and media channels are organisations and not
 * counted as authors. An author or channel whose posts were all taken back is none.
 * @throws {VecheError} `input` when `q` does not parse.
 */
export function voiceCounts(request: VoiceRequest): Condition {
  const names = Object.keys(request.columns).join(', ');
  const { sql, params } = liveVoices(request);
  if (!request.withChannels) {
    return {
      sql:
        `SELECT ${names}, max(month_authors) AS authors FROM (` +
        `SELECT ${names}, month, uniqExact(author) AS month_authors FROM (${sql}) GROUP BY ${names}, month) ` +
        `GROUP BY ${names}`,
      params,
    };
  }
  return {
    sql:
      `SELECT ${names}, max(month_authors) AS authors, uniqExactMerge(month_channels) AS channels FROM (` +
      `SELECT ${names}, month, uniqExactIf(author, author != 0) AS month_authors, ` +
      `uniqExactState(channel) AS month_channels FROM (${sql}) GROUP BY ${names}, month) GROUP BY ${names}`,
    params,
  };
}
