import type { Filters, Scope } from '../../contracts/queries/filters.ts';
import { and, during, holdsOneOf, oneOf, type Condition } from './condition.ts';
import type { Span } from './local-shift.ts';
import { searchCondition } from './search-condition.ts';

/** Filters of a reader within its scope: all that decides which posts a read may see. */
export interface Selection {
  filters: Filters;
  scope: Scope;
  /** Only posts that were read at most 6 hours after they were published: late and backfilled ones raise no alert. */
  isTimely?: boolean;
}

/** Word of filters and series for posts that have no such value, which are stored as ''. */
export const NONE = 'none';

/** Filters that the rollup cannot answer: it knows hour, district, block and first topic of posts without noise. */
const NOT_IN_ROLLUP = [
  'network',
  'channel',
  'channelKind',
  'body',
  'kind',
  'sentiment',
  'appeal',
  'story',
  'place',
  'noise',
  'q',
] as const satisfies readonly (keyof Filters)[];

/**
 * Rows that a selection leaves, within half-open spans of publishing time (by default its period). Rows that an edit,
 * correction or deletion took back are among them; `signedPosts` and `livePosts` leave those out.
 * @throws {VecheError} `input` when `q` does not parse.
 */
export function postsWhere(
  selection: Selection,
  spans: readonly Span[] = [periodOf(selection.filters)],
): Condition {
  const { filters } = selection;
  return and([
    during('ts', spans),
    { sql: 'sign = 1', params: {} },
    cellWhere(selection),
    oneOf('network', 'network', filters.network),
    oneOf('channel_id', 'channel', filters.channel),
    oneOf('channel_kind', 'channelKind', filters.channelKind),
    oneOf('kind', 'kind', filters.kind),
    oneOf('sentiment', 'sentiment', filters.sentiment),
    holdsOneOf('body_ids', 'body', filters.body),
    holdsOneOf('place_ids', 'place', filters.place),
    noiseWhere(filters.noise),
    filters.appeal === undefined
      ? null
      : { sql: `is_appeal = ${filters.appeal === 'true' ? 1 : 0}`, params: {} },
    filters.story === undefined
      ? null
      : { sql: 'story_id = {story: String}', params: { story: filters.story } },
    selection.isTimely === true ? { sql: 'fetched_at <= ts + toIntervalHour(6)', params: {} } : null,
    filters.q === undefined ? null : searchCondition(filters.q),
  ]);
}

/**
 * Rows and cancel rows that a selection leaves, to be added up by their sign. Right only for a selection that
 * `fitsRollup` and for its columns and `duplicate_of`: a cancel row repeats no others of the row it takes back.
 */
export function signedWhere(selection: Selection, spans: readonly Span[]): Condition {
  return and([during('ts', spans), cellWhere(selection), noiseWhere(undefined)]);
}

/** Rollup cells that a selection leaves. Right only for a selection that `fitsRollup`. */
export function rollupWhere(selection: Selection, spans: readonly Span[]): Condition {
  return and([during('hour', spans, 'hours'), cellWhere(selection)]);
}

/** Whether the selection names only what the rollup knows: district, block, topic, without noise. */
export function fitsRollup({ filters, isTimely }: Selection): boolean {
  return isTimely !== true && NOT_IN_ROLLUP.every((name) => filters[name] === undefined);
}

/** The period of filters in milliseconds. */
export function periodOf(filters: Pick<Filters, 'from' | 'to'>): Span {
  return { from: Date.parse(filters.from), to: Date.parse(filters.to) };
}

/** Rows within the districts and blocks that a reader is limited to; every table that readers see has both columns. */
export function scopeWhere(scope: Scope): Condition {
  return and([
    oneOf('district_id', 'scopeDistricts', scope.districts),
    oneOf('block', 'scopeBlocks', scope.blocks),
  ]);
}

/** Rows in the districts and blocks that the filters name and the scope allows. */
export function placeAndBlockWhere({ filters, scope }: Selection): Condition {
  return and([
    oneOf('district_id', 'district', filters.district?.map(noneAsEmpty)),
    oneOf('block', 'block', filters.block),
    scopeWhere(scope),
  ]);
}

/** Rows in the districts, blocks and first topics that the filters name and the scope allows. */
export function cellWhere(selection: Selection): Condition {
  const { topic } = selection.filters;
  return and([placeAndBlockWhere(selection), oneOf('topic', 'topic', topic?.map(noneAsEmpty))]);
}

function noneAsEmpty(value: string): string {
  return value === NONE ? '' : value;
}

function noiseWhere(noise: Filters['noise']): Condition | null {
  if (noise === 'all') return null;
  return { sql: 'noise = {noise: String}', params: { noise: noise ?? '' } };
}
