-- Posts and everything that is counted from them. One statement ends with a semicolon at the end of a line.

CREATE TABLE IF NOT EXISTS posts
(
    ts DateTime64(3, 'UTC') COMMENT 'When the post was published' CODEC(Delta(8), ZSTD(1)),
    id String COMMENT 'network:native id' CODEC(ZSTD(1)),
    version UInt64 COMMENT 'Number of the row among the rows of its id; a cancel row repeats that of the row it takes back' CODEC(ZSTD(1)),
    sign Int8 COMMENT '1: a row; -1: takes back the row with the same ts, id and version' CODEC(ZSTD(1)),
    network LowCardinality(String) COMMENT 'Where the post was read',
    kind LowCardinality(String) COMMENT 'post, comment, repost, appeal or reply',
    channel_kind LowCardinality(String) COMMENT 'community, media, official, forum or inbox',
    channel_id LowCardinality(String) COMMENT 'Channel in the terms of the network',
    body_id LowCardinality(String) COMMENT 'Registered body whose page wrote the post; empty: none',
    parent_id String COMMENT 'Post that is answered; empty: none' CODEC(ZSTD(1)),
    root_id String COMMENT 'First post of the thread; empty: the post itself' CODEC(ZSTD(1)),
    author_key String COMMENT 'Pseudonym of the author under the key of the month of ts; empty: unknown. Never in an answer' CODEC(ZSTD(1)),
    text String COMMENT 'Masked text; empty when the post was deleted' CODEC(ZSTD(3)),
    truncated UInt8 COMMENT '1: the text was cut at its cap',
    url String COMMENT 'Address of the post; empty: none' CODEC(ZSTD(1)),
    edited UInt8 COMMENT '1: its network says that it was edited',
    edited_at Nullable(DateTime64(3, 'UTC')) COMMENT 'When it was edited, as its network says' CODEC(ZSTD(1)),
    deleted_at Nullable(DateTime64(3, 'UTC')) COMMENT 'When its deletion was seen' CODEC(ZSTD(1)),
    fetched_at DateTime64(3, 'UTC') COMMENT 'When this state of the post was read' CODEC(Delta(8), ZSTD(1)),
    lat Nullable(Float64) COMMENT 'Latitude given by the network, degrees' CODEC(ZSTD(1)),
    lon Nullable(Float64) COMMENT 'Longitude given by the network, degrees' CODEC(ZSTD(1)),
    language LowCardinality(String) COMMENT 'Language of the text',
    noise LowCardinality(String) COMMENT 'ad, contest, greeting, spam or elsewhere; empty: none, the post is counted',
    duplicate_of String COMMENT 'Post of which this one is a copy; empty: none' CODEC(ZSTD(1)),
    cluster_id String COMMENT 'Group of copies' CODEC(ZSTD(1)),
    similarity Nullable(Float32) COMMENT 'Likeness to duplicate_of, 0..1' CODEC(ZSTD(1)),
    story_id String COMMENT 'Event that the post is about' CODEC(ZSTD(1)),
    district_id LowCardinality(String) COMMENT 'District; empty: unknown',
    district_confidence Float32 COMMENT '0..1' CODEC(ZSTD(1)),
    block LowCardinality(String) COMMENT 'Thematic block',
    topic LowCardinality(String) COMMENT 'First of the topics; empty: none',
    is_appeal UInt8 COMMENT '1: a problem or a request',
    sentiment LowCardinality(String) COMMENT 'negative, neutral or positive',
    sentiment_score Float32 COMMENT '-1..1' CODEC(ZSTD(1)),
    conflict_score Float32 COMMENT '0..1' CODEC(ZSTD(1)),
    aggression Float32 COMMENT '0..1; 0.5 and above: hostile text' CODEC(ZSTD(1)),
    place_ids Array(LowCardinality(String)) COMMENT 'Places named in the text',
    body_ids Array(LowCardinality(String)) COMMENT 'Bodies named in the text or responsible for its problem',
    stems Array(String) COMMENT 'Sorted unique stems of the text, and its place ids' CODEC(ZSTD(3)),
    labels String COMMENT 'JSON of the labels that have no column: places, topics, bodies and all evidence' CODEC(ZSTD(3)),
    content_hash FixedString(16) COMMENT 'Hash that tells one state of the post from another' CODEC(ZSTD(1)),
    processor_version LowCardinality(String) COMMENT 'Version of the processors that wrote the labels',
    batch LowCardinality(String) COMMENT 'Token of the insert that wrote the row',
    INDEX stems_index stems TYPE text(tokenizer = 'array') GRANULARITY 100000000
)
ENGINE = VersionedCollapsingMergeTree(sign, version)
PARTITION BY toYYYYMM(ts)
ORDER BY (ts, id)
SETTINGS index_granularity = 1024, non_replicated_deduplication_window = 10000,
    fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1
COMMENT 'Every state of every post. Edits, deletions and corrections are a cancel row and a new row in one insert';

CREATE TABLE IF NOT EXISTS rollup_hour
(
    hour DateTime('UTC') COMMENT 'Beginning of the hour' CODEC(Delta(4), ZSTD(1)),
    district_id LowCardinality(String) COMMENT 'District; empty: unknown',
    block LowCardinality(String) COMMENT 'Thematic block',
    topic LowCardinality(String) COMMENT 'First topic; empty: none',
    posts Int64 COMMENT 'Live posts without noise' CODEC(ZSTD(1)),
    clusters Int64 COMMENT 'Those of them that are no copy of another' CODEC(ZSTD(1))
)
ENGINE = SummingMergeTree((posts, clusters))
PARTITION BY toYYYYMM(hour)
ORDER BY (hour, district_id, block, topic)
SETTINGS index_granularity = 1024, non_replicated_deduplication_window = 10000,
    fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1
COMMENT 'Counts of posts; rows of one cell are added up by the reader';

CREATE MATERIALIZED VIEW IF NOT EXISTS rollup_hour_feed TO rollup_hour AS
SELECT
    toStartOfHour(ts, 'UTC') AS hour, district_id, block, topic,
    sum(toInt64(sign)) AS posts, sum(if(duplicate_of = '', toInt64(sign), 0)) AS clusters
FROM posts
WHERE noise = ''
GROUP BY hour, district_id, block, topic;

CREATE TABLE IF NOT EXISTS known_posts
(
    id String COMMENT 'Id of the post' CODEC(ZSTD(1)),
    version UInt64 COMMENT 'Number of its newest row' CODEC(ZSTD(1)),
    ts DateTime64(3, 'UTC') COMMENT 'When it was published, as its newest row says' CODEC(ZSTD(1)),
    content_hash FixedString(16) COMMENT 'Hash of its newest state' CODEC(ZSTD(1)),
    fetched_at DateTime64(3, 'UTC') COMMENT 'When its newest state was read' CODEC(ZSTD(1)),
    deleted_at Nullable(DateTime64(3, 'UTC')) COMMENT 'When its deletion was seen' CODEC(ZSTD(1))
)
ENGINE = ReplacingMergeTree(version)
ORDER BY id
SETTINGS index_granularity = 256, non_replicated_deduplication_window = 10000,
    fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1
COMMENT 'The newest state of every post, to be found by id';

CREATE MATERIALIZED VIEW IF NOT EXISTS known_posts_feed TO known_posts AS
SELECT id, version, ts, content_hash, fetched_at, deleted_at
FROM posts
WHERE sign = 1;

CREATE TABLE IF NOT EXISTS thread_posts
(
    root_id String COMMENT 'First post of the thread' CODEC(ZSTD(1)),
    ts DateTime64(3, 'UTC') COMMENT 'When the post was published' CODEC(ZSTD(1)),
    id String COMMENT 'Post of the thread, the root itself included' CODEC(ZSTD(1))
)
ENGINE = ReplacingMergeTree
ORDER BY (root_id, ts, id)
SETTINGS index_granularity = 256, non_replicated_deduplication_window = 10000,
    fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1
COMMENT 'Where the posts of a thread stand in posts; entries of rows that were taken back stay and find nothing';

CREATE MATERIALIZED VIEW IF NOT EXISTS thread_posts_feed TO thread_posts AS
SELECT if(root_id = '', id, root_id) AS root_id, ts, id
FROM posts
WHERE sign = 1;

CREATE TABLE IF NOT EXISTS post_metrics
(
    id String COMMENT 'Id of the post' CODEC(ZSTD(1)),
    at DateTime64(3, 'UTC') COMMENT 'When the values were read' CODEC(ZSTD(1)),
    views Nullable(UInt64) COMMENT 'Views; null: the network does not say' CODEC(ZSTD(1)),
    likes Nullable(UInt64) COMMENT 'Likes and other reactions' CODEC(ZSTD(1)),
    reposts Nullable(UInt64) COMMENT 'Reposts' CODEC(ZSTD(1)),
    comments Nullable(UInt64) COMMENT 'Comments, as the network counts them' CODEC(ZSTD(1))
)
ENGINE = ReplacingMergeTree(at)
ORDER BY id
SETTINGS index_granularity = 256, non_replicated_deduplication_window = 10000,
    fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1
COMMENT 'The newest metrics of every post';
