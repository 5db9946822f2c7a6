import { AUTHOR_HASH } from './author-hash.ts';
import type { Read } from './engine/connection.ts';
import { toEngineTime } from './engine/engine-time.ts';

/** A period of publishing times, both ends included, ISO. */
export interface RollupSpan {
  from: string;
  to: string;
}

/** A table of hours that is fed from `posts`, and what its rows are by the posts. */
export interface HourRollup {
  table: string;
  /** Columns of a cell besides `hour`, with their SQL over a row of `posts`. */
  cell: Readonly<Record<string, string>>;
  /** Counts, with the SQL of what one live post adds. The first is `posts`. */
  counts: Readonly<Record<string, string>>;
}

type Statement = Required<Pick<Read, 'sql' | 'params'>>;

const CELL = { district_id: 'district_id', block: 'block', topic: 'topic' };

/** What the views of migrations/0001_posts.sql and 0003_voices.sql make of a post without noise. */
export const HOUR_ROLLUPS: readonly HourRollup[] = [
  { table: 'rollup_hour', cell: CELL, counts: { posts: '1', clusters: "duplicate_of = ''" } },
  {
    table: 'voices',
    cell: { ...CELL, channel_id: 'channel_id', author: AUTHOR_HASH },
    counts: { posts: '1' },
  },
];

/**
 * SQL of what has to be added to a rollup so that each of its cells equals the live posts of the span's hours: `hour`, the
 * columns of the cell and the counts, without cells that are right. `rollup_posts` and `post_posts` are the two sides.
 */
export function rollupDifference({ table, cell, counts }: HourRollup, span: RollupSpan): Statement {
  const names = ['hour', ...Object.keys(cell)].join(', ');
  const cells = Object.entries(cell).map(([name, sql]) => `${sql} AS ${name}`);
  const both = Object.entries(counts);
  const live = both.map(([name, sql]) => `toInt64(${sql}) AS live_${name}, 0 AS counted_${name}`);
  const counted = both.map(([name]) => `0 AS live_${name}, ${name} AS counted_${name}`);
  const sums = both.map(([name]) => `sum(live_${name}) - sum(counted_${name}) AS ${name}`);
  return {
    sql: `SELECT ${names}, ${sums.join(', ')}, sum(counted_posts) AS rollup_posts, sum(live_posts) AS post_posts
      FROM (
        SELECT toStartOfHour(ts, 'UTC') AS hour, ${cells.join(', ')}, ${live.join(', ')}
        FROM posts FINAL
        WHERE sign = 1 AND noise = '' AND ts >= toStartOfHour({from: DateTime64(3, 'UTC')}, 'UTC')
          AND ts < toStartOfHour({to: DateTime64(3, 'UTC')}, 'UTC') + INTERVAL 1 HOUR
        UNION ALL
        SELECT ${names}, ${counted.join(', ')}
        FROM ${table}
        WHERE hour >= toStartOfHour({from: DateTime64(3, 'UTC')}, 'UTC') AND hour <= {to: DateTime64(3, 'UTC')}
      )
      GROUP BY ${names}
      HAVING ${both.map(([name]) => `${name} != 0`).join(' OR ')}`,
    params: { from: toEngineTime(span.from), to: toEngineTime(span.to) },
  };
}

/** The statement that makes a rollup right for a span: one insert of what is missing or too much. */
export function rollupRepair(rollup: HourRollup, span: RollupSpan): Statement {
  const { sql, params } = rollupDifference(rollup, span);
  const names = ['hour', ...Object.keys(rollup.cell), ...Object.keys(rollup.counts)].join(', ');
  return {
    sql:
      `INSERT INTO ${rollup.table} (${names}) SELECT ${names} FROM (${sql}) ` +
      'SETTINGS async_insert = 0, insert_deduplicate = 0',
    params,
  };
}
