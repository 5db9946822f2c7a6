import type { PublicPost } from '../../contracts/queries/posts.ts';
import type { Column } from './table.ts';

/** Columns of posts in tables; the text is the last, because it is the longest. */
export const POST_COLUMNS: readonly Column<PublicPost>[] = [
  { name: 'id', value: (post) => post.id },
  { name: 'publishedAt', isMoment: true, value: (post) => post.publishedAt },
  { name: 'network', value: (post) => post.network },
  { name: 'kind', value: (post) => post.kind },
  { name: 'channelId', value: (post) => post.channelId },
  { name: 'channelKind', value: (post) => post.channelKind },
  { name: 'bodyId', value: (post) => post.bodyId },
  { name: 'parentId', value: (post) => post.parentId },
  { name: 'rootId', value: (post) => post.rootId },
  { name: 'districtId', value: (post) => post.districtId },
  { name: 'districtConfidence', value: (post) => post.districtConfidence },
  { name: 'block', value: (post) => post.block },
  { name: 'topic', value: (post) => post.topics[0]?.id },
  { name: 'isAppeal', value: (post) => post.isAppeal },
  { name: 'sentiment', value: (post) => post.sentiment.label },
  { name: 'sentimentScore', value: (post) => post.sentiment.score },
  { name: 'aggression', value: (post) => post.conflict.aggression },
  { name: 'noise', value: (post) => post.noise },
  { name: 'storyId', value: (post) => post.storyId },
  { name: 'duplicateOf', value: (post) => post.duplicateOf },
  { name: 'edited', value: (post) => post.edited },
  { name: 'deletedAt', isMoment: true, value: (post) => post.deletedAt },
  { name: 'views', value: (post) => post.metrics.views },
  { name: 'likes', value: (post) => post.metrics.likes },
  { name: 'reposts', value: (post) => post.metrics.reposts },
  { name: 'comments', value: (post) => post.metrics.comments },
  { name: 'url', value: (post) => post.url },
  { name: 'text', value: (post) => post.text },
];
