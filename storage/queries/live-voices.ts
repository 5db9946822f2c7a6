import { AUTHOR_HASH } from '../author-hash.ts';
import { and, type Condition } from './condition.ts';
import { wholeHours } from './count-source.ts';
import { cutHours } from './cut-hours.ts';
import type { Span } from './local-shift.ts';
import { signedPosts } from './signed-posts.ts';
import { fitsRollup, periodOf, signedWhere, type Selection } from './where.ts';

/** Whose voices are looked for, and how they are told apart. */
export interface VoiceRequest {
  selection: Selection;
  /** `SQL AS name` of what is counted by: over columns of the source, and over `at`, the time in milliseconds. */
  columns: Readonly<Record<string, string>>;
  /** Whether the columns need no more than district, block, first topic and `at`. */
  isInRollup: boolean;
  /** By default the period. */
  spans?: readonly Span[];
  /** All moments at which the columns cut `at`. */
  edges?: readonly number[];
  /** Official and media channels are no authors, but they are channels. */
  withChannels: boolean;
}

/**
 * Who wrote the live posts of a selection, as a subquery with the requested columns, `month` (of the pseudonym), `author`
 * (as in author-hash.ts) and, when channels are asked for, `channel` (a hash). A voice can come more than once, and none
 * comes whose posts were all taken back.
 *
 * Whole hours come from the table of voices, cut hours from the posts, and all that the rollups do not know from the posts.
 * @throws {VecheError} `input` when `q` does not parse.
 */
export function liveVoices(request: VoiceRequest): Condition {
  const { selection, spans = [periodOf(selection.filters)], edges = [] } = request;
  if (!request.isInRollup || !fitsRollup(selection)) return fromPosts(request, spans);
  const cut = cutHours(spans, edges);
  if (cut === null) return fromSigns(request, spans);
  const whole = fromHours(request, wholeHours(selection, spans, cut.hours));
  if (cut.hours.length === 0) return whole;
  const pieces = fromSigns(request, cut.pieces);
  return {
    sql: `${whole.sql} UNION ALL ${pieces.sql}`,
    params: { ...whole.params, ...pieces.params },
  };
}

/**
 * In an hour without a row that takes something back, every voice is live as it stands. Only the other hours, which merges
 * make few, are added up: a sum for each author of each cell costs several times the distinct count that follows.
 */
function fromHours(request: VoiceRequest, where: Condition): Condition {
  const names = namesOf(request);
  const doubtful = `SELECT hour FROM voices WHERE posts < 0 AND ${where.sql}`;
  const rows = (condition: string): string =>
    `SELECT toInt64(toUnixTimestamp(hour)) * 1000 AS at, ${listed(request)}, toYYYYMM(hour) AS month, author` +
    `${channelOf(request)}, hour, posts FROM voices ` +
    `WHERE ${where.sql} AND ${condition}${request.withChannels ? '' : ' AND author != 0'}`;
  return {
    sql:
      `SELECT ${names} FROM (${rows(`hour NOT IN (${doubtful})`)}) UNION ALL ` +
      `SELECT ${names} FROM (${rows(`hour IN (${doubtful})`)}) GROUP BY ${names}, hour HAVING sum(posts) > 0`,
    params: where.params,
  };
}

function fromPosts(request: VoiceRequest, spans: readonly Span[]): Condition {
  const rows = signedPosts(request.selection, (live) => ofPosts(request, live), spans);
  if (request.withChannels) return summed(request, rows);
  return summed(request, { sql: `SELECT * FROM (${rows.sql}) WHERE author != 0`, params: rows.params });
}

/** What the table of voices knows, counted as it counts. */
function fromSigns(request: VoiceRequest, spans: readonly Span[]): Condition {
  const where = and([
    signedWhere(request.selection, spans),
    request.withChannels ? null : { sql: "channel_kind NOT IN ('official', 'media')", params: {} },
  ]);
  return summed(request, {
    sql: `SELECT ${ofPosts(request, 'toInt64(sign)')} FROM posts WHERE ${where.sql}`,
    params: where.params,
  });
}

function summed(request: VoiceRequest, rows: Condition): Condition {
  const names = namesOf(request);
  return {
    sql: `SELECT ${names} FROM (${rows.sql}) GROUP BY ${names} HAVING sum(posts) > 0`,
    params: rows.params,
  };
}

function ofPosts(request: VoiceRequest, live: string): string {
  return (
    `toUnixTimestamp64Milli(ts) AS at, ${listed(request)}, toYYYYMM(ts) AS month, ${AUTHOR_HASH} AS author` +
    `${channelOf(request)}, ${live} AS posts`
  );
}

function channelOf({ withChannels }: VoiceRequest): string {
  return withChannels ? ', cityHash64(channel_id) AS channel' : '';
}

function listed({ columns }: VoiceRequest): string {
  return Object.entries(columns)
    .map(([name, sql]) => `${sql} AS ${name}`)
    .join(', ');
}

function namesOf({ columns, withChannels }: VoiceRequest): string {
  return [...Object.keys(columns), 'month', 'author', ...(withChannels ? ['channel'] : [])].join(', ');
}
