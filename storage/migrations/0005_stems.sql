-- Stems repeat from post to post: as numbers of a dictionary they take half the room. An index cannot outlive its column's
-- change of type, so it is built again.
ALTER TABLE posts DROP INDEX IF EXISTS stems_index SETTINGS mutations_sync = 2;

ALTER TABLE posts MODIFY COLUMN stems Array(LowCardinality(String)) CODEC(ZSTD(3)) SETTINGS mutations_sync = 2;

ALTER TABLE posts ADD INDEX IF NOT EXISTS stems_index stems TYPE text(tokenizer = 'array') GRANULARITY 100000000;

ALTER TABLE posts MATERIALIZE INDEX stems_index SETTINGS mutations_sync = 2;
