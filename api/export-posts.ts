import { publicPostSchema, type PublicPost } from '../contracts/queries/posts.ts';
import { BYTE_ORDER_MARK, csvLine, type CsvValue } from '../text/csv.ts';

export const EXPORT_FORMATS = ['jsonl', 'csv'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Lines go out together in pieces of about this many UTF-16 units. */
const PIECE_LENGTH = 64 * 1024;

/** Fields that readers see; anything else that the store might hand over stays inside. */
const FIELDS = Object.keys(publicPostSchema.shape) as readonly (keyof PublicPost)[];

const COLUMNS: Readonly<Record<string, (post: PublicPost) => CsvValue>> = {
  id: (post) => post.id,
  publishedAt: (post) => post.publishedAt,
  network: (post) => post.network,
  kind: (post) => post.kind,
  channelId: (post) => post.channelId,
  channelKind: (post) => post.channelKind,
  bodyId: (post) => post.bodyId,
  parentId: (post) => post.parentId,
  rootId: (post) => post.rootId,
  districtId: (post) => post.districtId,
  districtConfidence: (post) => post.districtConfidence,
  block: (post) => post.block,
  topic: (post) => post.topics[0]?.id,
  isAppeal: (post) => post.isAppeal,
  sentiment: (post) => post.sentiment.label,
  sentimentScore: (post) => post.sentiment.score,
  aggression: (post) => post.conflict.aggression,
  noise: (post) => post.noise,
  storyId: (post) => post.storyId,
  duplicateOf: (post) => post.duplicateOf,
  edited: (post) => post.edited,
  deletedAt: (post) => post.deletedAt,
  views: (post) => post.metrics.views,
  likes: (post) => post.metrics.likes,
  reposts: (post) => post.metrics.reposts,
  comments: (post) => post.metrics.comments,
  url: (post) => post.url,
  text: (post) => post.text,
};

/** Posts as text, in pieces of whole lines. */
export async function* exportText(
  posts: AsyncIterable<PublicPost>,
  format: ExportFormat,
): AsyncGenerator<string> {
  let piece = format === 'csv' ? BYTE_ORDER_MARK + csvLine(Object.keys(COLUMNS)) : '';
  const line = format === 'csv' ? csvRow : jsonLine;
  for await (const post of posts) {
    piece += line(post);
    if (piece.length < PIECE_LENGTH) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

function csvRow(post: PublicPost): string {
  return csvLine(Object.values(COLUMNS).map((value) => value(post)));
}

function jsonLine(post: PublicPost): string {
  return `${JSON.stringify(Object.fromEntries(FIELDS.map((field) => [field, post[field]])))}\n`;
}
