import { toIso } from '../contracts/clock.ts';
import { FULL_SCOPE } from '../contracts/queries/filters.ts';
import { AUTHOR_HASH } from './author-hash.ts';
import type { OpenPool } from './engine/pool.ts';
import type { Condition } from './queries/condition.ts';
import { countSource } from './queries/count-source.ts';
import { CELL_COLUMNS, LEVEL_BITS } from './queries/day-level.ts';
import { liveVoices } from './queries/live-voices.ts';
import type { Span } from './queries/local-shift.ts';

const CELL = ['level', ...CELL_COLUMNS].join(', ');
const LEVELS = [0, 1, 2, 3, 4, 5, 6, 7];
const COUNTS = ['posts', 'clusters', 'authors'] as const;

/** Counts a day in every cell of every level, under the number of a build. */
export async function countDay(pool: OpenPool, day: Span, build: number): Promise<void> {
  const selection = { filters: { from: toIso(day.from), to: toIso(day.to) }, scope: FULL_SCOPE };
  const columns = Object.fromEntries(CELL_COLUMNS.map((name) => [name, name]));
  const counts = byLevel(
    countSource({ selection, spans: [day], edges: [], columns: CELL_COLUMNS.join(', '), isInRollup: true }),
    liveVoices({ selection, columns, isInRollup: true, withChannels: false }),
  );
  await pool.use((connection) =>
    connection.command(
      `INSERT INTO day_counts (day, ${CELL}, ${COUNTS.join(', ')}, build) ` +
        `SELECT toDateTime({day: UInt32}, 'UTC'), ${CELL}, ${COUNTS.join(', ')}, {build: UInt64} ` +
        `FROM (${counts.sql}) SETTINGS async_insert = 0`,
      { ...counts.params, day: day.from / 1000, build },
    ),
  );
}

/**
 * Cells of a day in which a build says other numbers than the posts: `level, district_id, block, topic`, and of each count
 * `counted_…` and `live_…`.
 */
export function dayDifference(day: Span, build: number): Condition {
  const rows =
    "FROM posts FINAL WHERE sign = 1 AND noise = '' " +
    "AND ts >= fromUnixTimestamp64Milli({from: Int64}, 'UTC') AND ts < fromUnixTimestamp64Milli({to: Int64}, 'UTC')";
  const cell = CELL_COLUMNS.join(', ');
  const live = byLevel(
    { sql: `SELECT ${cell}, 1 AS posts, toInt64(duplicate_of = '') AS clusters ${rows}`, params: { ...day } },
    {
      sql:
        `SELECT ${cell}, toYYYYMM(ts) AS month, ${AUTHOR_HASH} AS author ${rows} ` +
        "AND channel_kind NOT IN ('official', 'media')",
      params: { ...day },
    },
  );
  const sides = (counted: string, lived: string): string =>
    COUNTS.map(
      (name) => `toInt64(${counted || name}) AS counted_${name}, toInt64(${lived || name}) AS live_${name}`,
    ).join(', ');
  const sums = COUNTS.flatMap((name) => [`counted_${name}`, `live_${name}`]);
  return {
    sql:
      `SELECT ${CELL}, ${sums.map((name) => `sum(both.${name}) AS ${name}`).join(', ')} FROM (` +
      `SELECT ${CELL}, ${sides('', '0')} FROM day_counts ` +
      "WHERE day = toDateTime({day: UInt32}, 'UTC') AND build = {build: UInt64} UNION ALL " +
      `SELECT ${CELL}, ${sides('0', '')} FROM (${live.sql})) AS both ` +
      `GROUP BY ${CELL} HAVING ${COUNTS.map((name) => `counted_${name} != live_${name}`).join(' OR ')}`,
    params: { ...live.params, day: day.from / 1000, build },
  };
}

/**
 * The cell's columns and the counts of every level, from rows with `posts` and `clusters` to be added up, and from voices
 * with `month` and `author`.
 */
function byLevel(counts: Condition, voices: Condition): Condition {
  // grouping() is 0 for a column that a row is counted by.
  const level = CELL_COLUMNS.map((name) => `(1 - grouping(${name})) * ${LEVEL_BITS[name]}`).join(' + ');
  const cell = `toUInt8(${level}) AS level, ${CELL_COLUMNS.join(', ')}`;
  return {
    sql:
      `SELECT ${CELL}, sum(cell_posts) AS posts, sum(cell_clusters) AS clusters, max(cell_authors) AS authors FROM (` +
      `SELECT ${cell}, sum(posts) AS cell_posts, sum(clusters) AS cell_clusters, toUInt64(0) AS cell_authors ` +
      `FROM (${counts.sql}) GROUP BY GROUPING SETS (${sets([])}) UNION ALL ` +
      `SELECT ${cell}, 0 AS cell_posts, 0 AS cell_clusters, uniqExact(author) AS cell_authors ` +
      `FROM (${voices.sql}) GROUP BY GROUPING SETS (${sets(['month'])})) ` +
      `GROUP BY ${CELL} HAVING posts > 0`,
    params: { ...counts.params, ...voices.params },
  };
}

function sets(always: readonly string[]): string {
  const columnsOf = (level: number) => CELL_COLUMNS.filter((name) => (level & LEVEL_BITS[name]) !== 0);
  return LEVELS.map((level) => `(${[...always, ...columnsOf(level)].join(', ')})`).join(', ');
}
