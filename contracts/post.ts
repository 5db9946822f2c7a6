import { z } from 'zod';

export const NETWORKS = [
  'vk',
  'telegram',
  'ok',
  'max',
  'rss',
  'youtube',
  'rutube',
  'mastodon',
  'bluesky',
  'forum',
  'appeal',
  'import',
] as const;
export const POST_KINDS = ['post', 'comment', 'repost', 'appeal', 'reply'] as const;
export const CHANNEL_KINDS = ['community', 'media', 'official', 'forum', 'inbox'] as const;

export type Network = (typeof NETWORKS)[number];
export type PostKind = (typeof POST_KINDS)[number];
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** Longest text kept of a post, in Unicode code points; the rest is cut and `truncated` set. */
export const TEXT_CODE_POINTS_MAX = 16_384;
/** Posts dated before this are refused: no network of a centre is older (VK opened on 10 October 2006). */
export const PUBLISHED_MIN = '2006-01-01T00:00:00.000Z';

const isoTime = z.iso.datetime();

/**
 * What a collector yields. Times are UTC ISO strings. `text` is masked already and `authorKey` is a pseudonym:
 * no type in this folder can hold a person's name, handle or id.
 */
export const postSchema = z.object({
  /** `<network>:<native id>`, e.g. `vk:-98765432_340419`, `telegram:channel/101`. */
  id: z.string().min(3).max(512),
  network: z.enum(NETWORKS),
  /** `reply` = an answer by a registered body's page (bodyId set); other answers are `comment`. */
  kind: z.enum(POST_KINDS),
  channelId: z.string().min(1).max(256),
  channelKind: z.enum(CHANNEL_KINDS),
  bodyId: z.string().nullable(),
  parentId: z.string().nullable(),
  rootId: z.string().nullable(),
  /** HMAC under the key of the month of publishedAt; internal only, in no answer, export, stream or log. */
  authorKey: z.string().nullable(),
  text: z.string(),
  truncated: z.boolean(),
  url: z.string().nullable(),
  publishedAt: isoTime,
  edited: z.boolean(),
  editedAt: isoTime.nullable(),
  deletedAt: isoTime.nullable(),
  fetchedAt: isoTime,
  geo: z.object({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) }).nullable(),
  metrics: z.object({
    views: z.number().int().nonnegative().optional(),
    likes: z.number().int().nonnegative().optional(),
    reposts: z.number().int().nonnegative().optional(),
    comments: z.number().int().nonnegative().optional(),
  }),
});

export type Post = z.infer<typeof postSchema>;
export type PostMetrics = Post['metrics'];
