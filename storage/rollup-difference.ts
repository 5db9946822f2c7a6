import { toEngineTime } from './engine/engine-time.ts';
import type { Read } from './engine/connection.ts';

/** A period of publishing times, both ends included, ISO. */
export interface RollupSpan {
  from: string;
  to: string;
}

/**
 * SQL of what has to be added to the rollup so that each of its cells equals the live posts of the span's hours, as
 * `hour, district_id, block, topic, posts, clusters`, without cells that are right. `rollup_posts` and `live_posts` are
 * the two sides.
 */
export function rollupDifference(span: RollupSpan): Required<Pick<Read, 'sql' | 'params'>> {
  return {
    sql: `SELECT hour, district_id, block, topic,
        sum(live) - sum(counted) AS posts, sum(live_clusters) - sum(counted_clusters) AS clusters,
        sum(counted) AS rollup_posts, sum(live) AS live_posts
      FROM (
        SELECT toStartOfHour(ts, 'UTC') AS hour, district_id, block, topic,
          1 AS live, toInt64(duplicate_of = '') AS live_clusters, 0 AS counted, 0 AS counted_clusters
        FROM posts FINAL
        WHERE sign = 1 AND noise = '' AND ts >= toStartOfHour({from: DateTime64(3, 'UTC')}, 'UTC')
          AND ts < toStartOfHour({to: DateTime64(3, 'UTC')}, 'UTC') + INTERVAL 1 HOUR
        UNION ALL
        SELECT hour, district_id, block, topic,
          0 AS live, 0 AS live_clusters, posts AS counted, clusters AS counted_clusters
        FROM rollup_hour
        WHERE hour >= toStartOfHour({from: DateTime64(3, 'UTC')}, 'UTC') AND hour <= {to: DateTime64(3, 'UTC')}
      )
      GROUP BY hour, district_id, block, topic
      HAVING posts != 0 OR clusters != 0`,
    params: { from: toEngineTime(span.from), to: toEngineTime(span.to) },
  };
}

/** The statement that makes the rollup right for a span: one insert of what is missing or too much. */
export function rollupRepair(span: RollupSpan): Required<Pick<Read, 'sql' | 'params'>> {
  const { sql, params } = rollupDifference(span);
  return {
    sql:
      'INSERT INTO rollup_hour (hour, district_id, block, topic, posts, clusters) ' +
      `SELECT hour, district_id, block, topic, posts, clusters FROM (${sql}) ` +
      'SETTINGS async_insert = 0, insert_deduplicate = 0',
    params,
  };
}
