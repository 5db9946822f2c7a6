-- The public grid: what everybody may see.

CREATE TABLE IF NOT EXISTS public_cells
(
    step LowCardinality(String) COMMENT 'day or week',
    start DateTime('UTC') COMMENT 'Beginning of the day or week of the region' CODEC(Delta(4), ZSTD(1)),
    district_id LowCardinality(String) COMMENT 'District; empty: posts that name no place',
    block LowCardinality(String) COMMENT 'Thematic block',
    posts UInt64 COMMENT 'Live posts of people without noise, as counted at closed_at; never in an answer while is_hidden' CODEC(ZSTD(1)),
    is_hidden UInt8 COMMENT '1: not told, because of few authors or to protect a cell with few authors',
    mark UInt64 COMMENT 'Hash of the rows that were counted, to find out whether they are still the same; 0 without rows and for weeks' CODEC(ZSTD(1)),
    closed_at DateTime64(3, 'UTC') COMMENT 'When the cell was counted' CODEC(ZSTD(1)),
    missing_sources UInt32 COMMENT 'Sources that should have delivered and did not, at closed_at' CODEC(ZSTD(1))
)
ENGINE = MergeTree
ORDER BY (step, start, district_id, block)
SETTINGS index_granularity = 1024, non_replicated_deduplication_window = 10000,
    fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1
COMMENT 'Every cell of every closed day and week, zeros too; written once and never changed';
