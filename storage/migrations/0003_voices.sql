-- Who speaks: distinct authors and channels of any hours; and days of the region, counted when they are over.

CREATE TABLE IF NOT EXISTS voices
(
    hour DateTime('UTC') COMMENT 'Beginning of the hour' CODEC(Delta(4), LZ4),
    district_id LowCardinality(String) COMMENT 'District; empty: unknown',
    block LowCardinality(String) COMMENT 'Thematic block',
    topic LowCardinality(String) COMMENT 'First topic; empty: none',
    channel_id LowCardinality(String) COMMENT 'Channel in the terms of the network',
    author UInt64 COMMENT 'Hash of the pseudonym; 0: an official or media channel, which is no author; 1: unknown, all of them are one' CODEC(LZ4),
    posts Int64 COMMENT 'Live posts without noise' CODEC(T64, LZ4)
)
ENGINE = SummingMergeTree(posts)
PARTITION BY toYYYYMM(hour)
PRIMARY KEY (hour, district_id)
ORDER BY (hour, district_id, block, topic, channel_id, author)
SETTINGS index_granularity = 8192, non_replicated_deduplication_window = 10000,
    fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1
COMMENT 'Posts by who wrote them; rows of one key are added up by the reader. A hash stands for a pseudonym: where author_key is cleared in posts, its counts have to move to 1 here (rollup-difference.ts) and the partition to be merged';

TRUNCATE TABLE voices;

INSERT INTO voices (hour, district_id, block, topic, channel_id, author, posts)
SELECT
    toStartOfHour(ts, 'UTC'), district_id, block, topic, channel_id,
    multiIf(channel_kind IN ('official', 'media'), 0, author_key = '', 1, cityHash64(author_key)), 1
FROM posts FINAL
WHERE sign = 1 AND noise = ''
SETTINGS async_insert = 0, insert_deduplicate = 0, max_partitions_per_insert_block = 0;

CREATE MATERIALIZED VIEW IF NOT EXISTS voices_feed TO voices AS
SELECT
    toStartOfHour(ts, 'UTC') AS hour, district_id, block, topic, channel_id,
    multiIf(channel_kind IN ('official', 'media'), 0, author_key = '', 1, cityHash64(author_key)) AS author,
    sum(toInt64(sign)) AS posts
FROM posts
WHERE noise = ''
GROUP BY hour, district_id, block, topic, channel_id, author;

CREATE TABLE IF NOT EXISTS day_counts
(
    day DateTime('UTC') COMMENT 'Beginning of the day of the region' CODEC(Delta(4), LZ4),
    level UInt8 COMMENT 'Which columns the cell names, added up: 1 district, 2 block, 4 topic; the others are empty',
    district_id LowCardinality(String) COMMENT 'District; empty: unknown, or not named',
    block LowCardinality(String) COMMENT 'Thematic block; empty: not named',
    topic LowCardinality(String) COMMENT 'First topic; empty: none, or not named',
    posts Int64 COMMENT 'Live posts without noise' CODEC(T64, LZ4),
    clusters Int64 COMMENT 'Those of them that are no copy of another' CODEC(T64, LZ4),
    authors UInt64 COMMENT 'Distinct authors' CODEC(T64, LZ4),
    build UInt64 COMMENT 'Number of the count that made the row; each counts one day' CODEC(T64, LZ4)
)
ENGINE = ReplacingMergeTree(build)
PARTITION BY toYYYYMM(day)
ORDER BY (level, district_id, topic, block, day)
SETTINGS index_granularity = 1024,
    fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1
COMMENT 'Whole days, counted when they were over. Valid are the rows of the builds that day_marks names; they hold numbers only and outlive the pseudonyms';

CREATE TABLE IF NOT EXISTS day_marks
(
    day DateTime('UTC') COMMENT 'Beginning of the day',
    timezone LowCardinality(String) COMMENT 'Zone that the day is one of',
    state LowCardinality(String) COMMENT 'dirty: a post was written since the count, or is about to be; clean: the rows of the build are right; sealed: their authors stay, because the pseudonyms are gone',
    build UInt64 COMMENT 'The latest count of the day',
    version UInt64 COMMENT 'Number of the mark among all marks'
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (timezone, day)
SETTINGS index_granularity = 256,
    fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1
COMMENT 'Which days of day_counts are right; a day without a mark was never counted';

-- Small numbers are read twice as fast when they are packed in bits and not squeezed by ZSTD, and take no more room.
ALTER TABLE rollup_hour
    MODIFY COLUMN hour CODEC(Delta(4), LZ4),
    MODIFY COLUMN posts CODEC(T64, LZ4),
    MODIFY COLUMN clusters CODEC(T64, LZ4);
