import type { PivotDimension } from '../../contracts/queries/pivot.ts';
import type { CalendarUnit } from '../../contracts/region-time.ts';

/** `row` or `column`: begins the names of keys and of the places of values in SQL. */
export type Axis = 'row' | 'column';

/** How the keys of a dimension are found. */
export interface Dimension {
  /** SQL of the key over columns of `posts`; '' where a post has no such value. Absent for dimensions of time. */
  column?: string;
  /** The column is a list, so that a post can stand in several rows. */
  overlaps: boolean;
  /** The rollups have what the key is made of. */
  isInRollup: boolean;
  /** The key is a step of the calendar. */
  unit?: CalendarUnit;
  /** Keys that come again, in order. */
  cycle?: { sql: string; keys: readonly string[] };
}

/** Local time of `at`, which is milliseconds. */
const LOCAL = 'fromUnixTimestamp64Milli(at, {timezone: String})';

/** Every dimension of a pivot. */
export const PIVOT_DIMENSION: Readonly<Record<PivotDimension, Dimension>> = {
  district: cell('district_id'),
  block: cell('block'),
  topic: cell('topic'),
  network: ofPosts('network'),
  channel: ofPosts('channel_id'),
  channelKind: ofPosts('channel_kind'),
  kind: ofPosts('kind'),
  sentiment: ofPosts('sentiment'),
  noise: ofPosts('noise'),
  body: ofLists('body_ids'),
  place: ofLists('place_ids'),
  hourOfDay: cyclic(`toHour(${LOCAL})`, 0, 24),
  weekday: cyclic(`toDayOfWeek(${LOCAL})`, 1, 7),
  day: steps('day'),
  week: steps('week'),
  month: steps('month'),
};

/** Stands in SQL for every key beyond the limit: no id holds a control character. */
export const REST_MARK = '\u0001';

/** SQL of the key of every post, of a dimension without steps. */
export function plainKey({ column = "''", overlaps, cycle }: Dimension): string {
  if (cycle !== undefined) return `toString(${cycle.sql})`;
  if (!overlaps) return `toString(${column})`;
  return `toString(arrayJoin(if(empty(${column}), [''], arrayDistinct(${column}))))`;
}

/** SQL of the key, with the mark in place of those that are not among the values of `{<axis>Keys: Array(String)}`. */
export function limitedKey(dimension: Dimension, axis: Axis): string {
  const { column = "''", overlaps, cycle, unit } = dimension;
  if (unit !== undefined) return `toString(roundDown(at, {${axis}Starts: Array(Int64)}))`;
  if (cycle !== undefined) return plainKey(dimension);
  const keys = `{${axis}Keys: Array(String)}`;
  if (!overlaps) return `if(${column} IN ${keys}, toString(${column}), {restMark: String})`;
  // Distinct after the mark is set: a post with two values beyond the limit is one of the rest.
  return (
    `arrayJoin(arrayDistinct(arrayMap(value -> if(has(${keys}, toString(value)), toString(value), ` +
    `{restMark: String}), if(empty(${column}), [''], ${column}))))`
  );
}

function cell(column: string): Dimension {
  return { column, overlaps: false, isInRollup: true };
}

function ofPosts(column: string): Dimension {
  return { column, overlaps: false, isInRollup: false };
}

function ofLists(column: string): Dimension {
  return { column, overlaps: true, isInRollup: false };
}

function steps(unit: CalendarUnit): Dimension {
  return { overlaps: false, isInRollup: true, unit };
}

function cyclic(sql: string, first: number, count: number): Dimension {
  const keys = Array.from({ length: count }, (_, index) => String(first + index));
  return { overlaps: false, isInRollup: true, cycle: { sql, keys } };
}
