import { z } from 'zod';
import { firstSeenSchema } from '../kit/first-seen.ts';
import { holdSchema } from '../kit/hold.ts';

const id = z.number().int();
const count = z
  .object({ count: z.number().catch(0) })
  .optional()
  .catch(undefined);
const list = z.array(z.unknown()).catch([]);

/** A wall post as `wall.get`, `wall.getById`, `newsfeed.*` and `wall_post_new` give it; only what Veche needs. */
export const wallPostSchema = z.object({
  id: id.optional(),
  /** `newsfeed.get` calls id and owner so. */
  post_id: id.optional(),
  owner_id: id.optional(),
  to_id: id.optional(),
  source_id: id.optional(),
  from_id: id.optional(),
  date: z.number(),
  text: z.string().catch(''),
  edited: z.number().optional().catch(undefined),
  is_pinned: z.union([z.number(), z.boolean()]).optional().catch(undefined),
  is_deleted: z.boolean().optional().catch(undefined),
  post_type: z.string().optional().catch(undefined),
  copy_history: list,
  attachments: list,
  geo: z.unknown().optional(),
  comments: count,
  likes: count,
  reposts: count,
  views: count,
});

/** A comment on a wall or in a discussion board. */
export const commentSchema = z.object({
  id,
  from_id: id.optional(),
  owner_id: id.optional(),
  post_id: id.optional(),
  /** Owner and post as `wall_reply_*` events call them. */
  post_owner_id: id.optional(),
  topic_owner_id: id.optional(),
  topic_id: id.optional(),
  /** Owner and object as `photo_comment_*` and `video_comment_*` events call them. */
  photo_owner_id: id.optional(),
  photo_id: id.optional(),
  video_owner_id: id.optional(),
  video_id: id.optional(),
  date: z.number().optional(),
  text: z.string().catch(''),
  deleted: z.boolean().optional().catch(undefined),
  reply_to_comment: id.optional().catch(undefined),
  reply_to_user: id.optional().catch(undefined),
  parents_stack: z.array(id).catch([]),
  attachments: list,
  likes: count,
  thread: z
    .object({ count: z.number().catch(0), items: list })
    .optional()
    .catch(undefined),
});

/** A topic of a discussion board. */
export const topicSchema = z.object({
  id,
  title: z.string().catch(''),
  created: z.number(),
  created_by: id.optional().catch(undefined),
  updated: z.number(),
  comments: z.number().catch(0),
  is_fixed: z.union([z.number(), z.boolean()]).optional().catch(undefined),
});

/** The answer around a list of items. */
export const listSchema = z.object({
  count: z.number().optional().catch(undefined),
  current_level_count: z.number().optional().catch(undefined),
  /** Where `newsfeed.search` goes on. */
  next_from: z.string().optional().catch(undefined),
  items: z.array(z.unknown()),
});

export const errorSchema = z.object({
  error: z.object({ error_code: z.number(), error_msg: z.string().catch('') }),
});

/** An answer of Long Poll: the next `ts` (a string, in failures a number) with the events, or why there are none. */
export const longPollSchema = z.object({
  ts: z.union([z.string(), z.number()]).optional(),
  failed: z.number().optional(),
  updates: list,
});

/** One event of Bots Long Poll or the Callback API. */
export const eventSchema = z.object({
  type: z.string(),
  event_id: z.string().max(100).optional().catch(undefined),
  object: z.record(z.string(), z.unknown()),
});

/** One call of the Callback API. */
export const callbackSchema = z.object({
  type: z.string(),
  group_id: z.number().int(),
  secret: z.string().optional().catch(undefined),
  event_id: z.string().max(100).optional().catch(undefined),
  object: z.record(z.string(), z.unknown()).optional().catch(undefined),
});

export type WallPost = z.infer<typeof wallPostSchema>;
export type Comment = z.infer<typeof commentSchema>;
export type Topic = z.infer<typeof topicSchema>;

/**
 * A post whose comments, edits or deletion are still looked for: id, publishing time (s), comments.count when its
 * comments were last read (−1: never), time of the last look (s), steps of the re-check schedule done, and the ids of its
 * comments (see comment-ids.ts; empty when there are none or too many).
 */
export const openPostSchema = z.tuple([
  z.number(),
  z.number(),
  z.number(),
  z.number(),
  z.number(),
  z.string(),
]);

/** Wall not read yet: posts dated from `fromDate` to `toDate` (s), expected from `offset` on. */
export const gapSchema = z.object({ toDate: z.number(), fromDate: z.number(), offset: z.number() });

/** Where reading a wall goes on. */
export const vkCursorSchema = z.object({
  /** Publishing time, s, of the newest post read; null before the first page. */
  newestDate: z.number().nullable().catch(null),
  /** Posts not older than this, s, have their comments read once even when they are older than a week. */
  sinceDate: z.number().catch(0),
  gaps: z.array(gapSchema).catch([]),
  open: z.array(openPostSchema).catch([]),
  /** Posts older than a week that are looked at once more (see late-posts.ts). */
  late: z.string().catch(''),
  /** Calls of wall.get on a day of VK (Moscow). */
  ledger: z.object({ day: z.string(), used: z.number() }).catch({ day: '', used: 0 }),
  /** Times in a row that VK called the wall gone. */
  deadAnswers: z.number().catch(0),
  firstSeen: firstSeenSchema,
  hold: holdSchema,
});

export type Gap = z.infer<typeof gapSchema>;
export type OpenPost = z.infer<typeof openPostSchema>;
export type VkCursor = z.infer<typeof vkCursorSchema>;
