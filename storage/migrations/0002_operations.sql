-- Threads and operational state.

CREATE TABLE IF NOT EXISTS threads
(
    root_id String COMMENT 'First post of the thread' CODEC(ZSTD(1)),
    channel_id LowCardinality(String) COMMENT 'Channel of the thread',
    district_id LowCardinality(String) COMMENT 'District; empty: unknown',
    block LowCardinality(String) COMMENT 'Thematic block of the first post',
    at DateTime64(3, 'UTC') COMMENT 'When the first post was published' CODEC(ZSTD(1)),
    last_post_at DateTime64(3, 'UTC') COMMENT 'When the last post was published' CODEC(ZSTD(1)),
    posts UInt32 COMMENT 'Posts of the thread at the audit' CODEC(ZSTD(1)),
    heat Float32 COMMENT '0..1, how heated the thread is' CODEC(ZSTD(1)),
    findings String COMMENT 'JSON array of findings' CODEC(ZSTD(3)),
    finding_kinds Array(LowCardinality(String)) COMMENT 'Kinds of the findings, unique',
    next_check_at Nullable(DateTime64(3, 'UTC')) COMMENT 'When the thread is looked at again although nothing was written' CODEC(ZSTD(1)),
    audited_at DateTime64(3, 'UTC') COMMENT 'When this audit was made' CODEC(ZSTD(1))
)
ENGINE = ReplacingMergeTree(audited_at)
ORDER BY root_id
SETTINGS index_granularity = 256, fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1
COMMENT 'The latest audit of every thread; older ones of a root have an earlier audited_at';

CREATE TABLE IF NOT EXISTS state_events
(
    entity LowCardinality(String) COMMENT 'source, alert, rule, correction, key, audit and the like',
    id String COMMENT 'Which one of them',
    version UInt64 COMMENT '1, 2, 3 and so on per entity and id',
    fence UInt64 COMMENT 'Number of the writer lease; events of an older one are ignored',
    at DateTime64(3, 'UTC') COMMENT 'When it happened',
    actor String COMMENT 'Person or part that did it',
    payload String COMMENT 'JSON' CODEC(ZSTD(3))
)
ENGINE = MergeTree
ORDER BY (entity, id, version)
SETTINGS index_granularity = 1024, fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1
COMMENT 'Append-only log of operational state; the last version of an id is its state';

CREATE TABLE IF NOT EXISTS quarantine
(
    at DateTime64(3, 'UTC') COMMENT 'When the page was landed',
    source_id LowCardinality(String) COMMENT 'Source that gave the item',
    reason String COMMENT 'Why it could not become a post' CODEC(ZSTD(3)),
    place String COMMENT 'Where in the answer' CODEC(ZSTD(3)),
    sample String COMMENT 'Masked and bounded piece of the item' CODEC(ZSTD(3))
)
ENGINE = ReplacingMergeTree(at)
ORDER BY (source_id, place, reason, cityHash64(sample))
SETTINGS index_granularity = 1024, fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1
COMMENT 'Items that could not become posts; one that is met again replaces itself';
