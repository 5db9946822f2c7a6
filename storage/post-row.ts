import type { StoredPost } from '../contracts/post-store.ts';
import { fromEngineTime } from './engine/engine-time.ts';
import { decodeLabels, encodeLabels } from './post-labels.ts';

/** What a row has besides the post. */
export interface RowKeys {
  version: number;
  contentHash: string;
  /** Token of the insert. */
  batch: string;
}

type Value = string | number | null | readonly string[];

/** Columns of `posts` in the order of writing; what is null in a post is '' in a String column. */
const COLUMNS: readonly (readonly [name: string, value: (post: StoredPost, keys: RowKeys) => Value])[] = [
  ['ts', (post) => post.publishedAt],
  ['id', (post) => post.id],
  ['version', (_post, keys) => keys.version],
  ['sign', () => 1],
  ['network', (post) => post.network],
  ['kind', (post) => post.kind],
  ['channel_kind', (post) => post.channelKind],
  ['channel_id', (post) => post.channelId],
  ['body_id', (post) => post.bodyId ?? ''],
  ['parent_id', (post) => post.parentId ?? ''],
  ['root_id', (post) => post.rootId ?? ''],
  ['author_key', (post) => post.authorKey ?? ''],
  ['text', (post) => post.text],
  ['truncated', (post) => Number(post.truncated)],
  ['url', (post) => post.url ?? ''],
  ['edited', (post) => Number(post.edited)],
  ['edited_at', (post) => post.editedAt],
  ['deleted_at', (post) => post.deletedAt],
  ['fetched_at', (post) => post.fetchedAt],
  ['lat', (post) => post.geo?.lat ?? null],
  ['lon', (post) => post.geo?.lon ?? null],
  ['language', (post) => post.language],
  ['noise', (post) => post.noise ?? ''],
  ['duplicate_of', (post) => post.duplicateOf ?? ''],
  ['cluster_id', (post) => post.clusterId],
  ['similarity', (post) => post.similarity],
  ['story_id', (post) => post.storyId],
  ['district_id', (post) => post.districtId ?? ''],
  ['district_confidence', (post) => post.districtConfidence],
  ['block', (post) => post.block],
  ['topic', (post) => post.topics[0]?.id ?? ''],
  ['is_appeal', (post) => Number(post.isAppeal)],
  ['sentiment', (post) => post.sentiment.label],
  ['sentiment_score', (post) => post.sentiment.score],
  ['conflict_score', (post) => post.conflict.score],
  ['aggression', (post) => post.conflict.aggression],
  ['place_ids', (post) => unique(post.places.map((place) => place.placeId))],
  ['body_ids', (post) => unique(post.bodies.map((body) => body.id))],
  ['stems', (post) => post.stems],
  ['labels', (post) => encodeLabels(post)],
  ['content_hash', (_post, keys) => keys.contentHash],
  ['processor_version', (post) => post.version],
  ['batch', (_post, keys) => keys.batch],
];

export const POST_COLUMNS: readonly string[] = COLUMNS.map(([name]) => name);

/** Columns that a `PostRow` is read from. */
export const POST_ROW_COLUMNS = POST_COLUMNS.filter(
  (name) => !['sign', 'topic', 'place_ids', 'body_ids', 'content_hash', 'batch'].includes(name),
).join(', ');

/** One line of JSONCompactEachRow. */
export function encodePost(post: StoredPost, keys: RowKeys): string {
  return `${JSON.stringify(COLUMNS.map(([, value]) => wellFormed(value(post, keys))))}\n`;
}

/** A row to take back, by its key and by what the rollups count. */
export interface LiveRow {
  /** ISO. */
  ts: string;
  id: string;
  version: number;
  noise: string;
  duplicate_of: string;
  district_id: string;
  block: string;
  topic: string;
  channel_id: string;
  channel_kind: string;
  author_key: string;
}

export const LIVE_ROW_COLUMNS =
  'ts, id, version, noise, duplicate_of, district_id, block, topic, channel_id, channel_kind, author_key';

/** Columns of a cancel row: no text, because nobody reads it. */
const CANCEL_DEFAULTS: Readonly<Record<string, Value>> = {
  sign: -1,
  truncated: 0,
  edited: 0,
  edited_at: null,
  deleted_at: null,
  fetched_at: 0,
  lat: null,
  lon: null,
  similarity: null,
  district_confidence: 0,
  is_appeal: 0,
  sentiment_score: 0,
  conflict_score: 0,
  aggression: 0,
  place_ids: [],
  body_ids: [],
  stems: [],
};

/** One line of JSONCompactEachRow that takes a row back. */
export function encodeCancel(live: LiveRow, batch: string): string {
  const given: Record<string, Value> = { ...CANCEL_DEFAULTS, ...live, batch };
  return `${JSON.stringify(POST_COLUMNS.map((name) => given[name] ?? (name in given ? null : '')))}\n`;
}

/** A row of `posts` as the engine answers it. */
export interface PostRow {
  ts: string;
  id: string;
  version: number;
  network: StoredPost['network'];
  kind: StoredPost['kind'];
  channel_kind: StoredPost['channelKind'];
  channel_id: string;
  body_id: string;
  parent_id: string;
  root_id: string;
  author_key: string;
  text: string;
  truncated: number;
  url: string;
  edited: number;
  edited_at: string | null;
  deleted_at: string | null;
  fetched_at: string;
  lat: number | null;
  lon: number | null;
  language: string;
  noise: '' | NonNullable<StoredPost['noise']>;
  duplicate_of: string;
  cluster_id: string;
  similarity: number | null;
  story_id: string;
  district_id: string;
  district_confidence: number;
  block: StoredPost['block'];
  is_appeal: number;
  sentiment: StoredPost['sentiment']['label'];
  sentiment_score: number;
  conflict_score: number;
  aggression: number;
  stems: string[];
  labels: string;
  processor_version: string;
}

/** The post of a row, without metrics: they stand in post_metrics. */
export function postOfRow(row: PostRow): StoredPost {
  const labels = decodeLabels(row.labels, row.text);
  return {
    ...identityOf(row),
    text: row.text,
    truncated: row.truncated === 1,
    url: row.url || null,
    publishedAt: fromEngineTime(row.ts),
    edited: row.edited === 1,
    editedAt: row.edited_at === null ? null : fromEngineTime(row.edited_at),
    deletedAt: row.deleted_at === null ? null : fromEngineTime(row.deleted_at),
    fetchedAt: fromEngineTime(row.fetched_at),
    geo: row.lat === null || row.lon === null ? null : { lat: row.lat, lon: row.lon },
    metrics: {},
    language: row.language,
    noise: row.noise || null,
    duplicateOf: row.duplicate_of || null,
    clusterId: row.cluster_id,
    similarity: row.similarity,
    storyId: row.story_id,
    places: labels.places,
    districtId: row.district_id || null,
    districtConfidence: row.district_confidence,
    block: row.block,
    blockEvidence: labels.blockEvidence,
    topics: labels.topics,
    isAppeal: row.is_appeal === 1,
    sentiment: { label: row.sentiment, score: row.sentiment_score, evidence: labels.sentimentEvidence },
    conflict: {
      score: row.conflict_score,
      aggression: row.aggression,
      kinds: labels.conflictKinds,
      evidence: labels.conflictEvidence,
    },
    bodies: labels.bodies,
    version: row.processor_version,
    stems: row.stems,
  };
}

function identityOf(row: PostRow) {
  return {
    id: row.id,
    network: row.network,
    kind: row.kind,
    channelId: row.channel_id,
    channelKind: row.channel_kind,
    bodyId: row.body_id || null,
    parentId: row.parent_id || null,
    rootId: row.root_id || null,
    authorKey: row.author_key || null,
  };
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}

/** The engine refuses a whole insert for one half of a surrogate pair. */
function wellFormed(value: Value): Value {
  if (typeof value === 'string') return value.isWellFormed() ? value : value.toWellFormed();
  return Array.isArray(value) ? value.map((item: string) => item.toWellFormed()) : value;
}
