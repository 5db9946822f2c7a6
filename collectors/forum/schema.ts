import { z } from 'zod';
import { firstSeenSchema } from '../kit/first-seen.ts';

const text = z.string().catch('');
const count = z.number().optional().catch(undefined);
const number = z.number().int().positive();

/** A post of `/posts.json`, `/t/<id>.json`, `/posts/<id>.json` (https://docs.discourse.org). */
export const postSchema = z.object({
  id: number,
  topic_id: number,
  post_number: number,
  reply_to_post_number: number.nullable().catch(null),
  topic_title: text,
  /** HTML; `raw` is left out, because it shows whom a quotation is from. */
  cooked: text,
  username: text,
  user_id: z.number().optional().catch(undefined),
  created_at: z.string(),
  updated_at: text,
  version: z.number().catch(1),
  hidden: z.boolean().catch(false),
  user_deleted: z.boolean().catch(false),
  deleted_at: z.string().nullable().catch(null),
  /** 1 a text by a person; 2 and 3 tell what moderators did. */
  post_type: z.number().catch(1),
  reads: count,
  reply_count: count,
  actions_summary: z.array(z.object({ id: z.number(), count })).catch([]),
});

/** A topic of `/latest.json`: the beginning of what its first post says. */
export const topicSchema = z.object({
  id: number,
  title: z.string(),
  excerpt: text,
  created_at: z.string(),
  views: count,
  like_count: count,
  posts_count: count,
});

export const postsSchema = z.object({ latest_posts: z.array(z.unknown()) });
export const topicAnswerSchema = z.object({
  id: number,
  title: text,
  post_stream: z.object({ posts: z.array(z.unknown()) }),
});
export const latestSchema = z.object({ topic_list: z.object({ topics: z.array(z.unknown()) }) });
export const errorSchema = z.object({
  errors: z.array(z.string()).min(1),
  error_type: text,
  extras: z
    .object({ wait_seconds: z.number().nullable().catch(null) })
    .nullable()
    .catch(null),
});

export type DiscoursePost = z.infer<typeof postSchema>;

/** Posts not read yet: ids above `from` and not above `to`, not older than `sinceSeconds`; `empty` pages seen in a row. */
const gapSchema = z.object({
  from: z.number(),
  to: z.number(),
  sinceSeconds: z.number(),
  empty: z.number().catch(0),
});
export type Gap = z.infer<typeof gapSchema>;

/** A post that may still be found edited or deleted: id in its forum, post id, publishing time in seconds. */
const seenSchema = z.tuple([z.number(), z.string(), z.number()]);

/** Where reading a forum goes on. */
export const forumCursorSchema = z.object({
  /** Highest id read; null before the first page. */
  newest: z.number().nullable().catch(null),
  /** Oldest first; the last one is walked first. */
  gaps: z.array(gapSchema).catch([]),
  seen: z.array(seenSchema).catch([]),
  /** When all of the last two days was read again, ms. */
  recheckedMs: z.number().catch(0),
  firstSeen: firstSeenSchema,
  robots: z.object({ checkedMs: z.number(), isAllowed: z.boolean() }).nullable().catch(null),
});

export type ForumCursor = z.infer<typeof forumCursorSchema>;
