import { z } from 'zod';
import { firstSeenSchema } from '../kit/first-seen.ts';
import { holdSchema } from '../kit/hold.ts';

/** Ids come as text or as a number. */
const id = z.union([z.string().min(1).max(200), z.number().int().transform(String)]);
const count = z
  .object({ count: z.number().catch(0) })
  .optional()
  .catch(undefined);
const list = z.array(z.unknown()).catch([]);
const optionalId = id.optional().catch(undefined);
const word = z.string().optional().catch(undefined);

/** A media topic as `mediatopic.getTopics`, `mediatopic.getByIds` and `stream.get` give it; only what Veche needs. */
export const topicSchema = z.object({
  id,
  /** Milliseconds. */
  created_ms: z.coerce.number().optional().catch(undefined),
  /** `group:553…` or `user:…`. */
  author_ref: word,
  owner_ref: word,
  media: list,
  is_deleted: z.boolean().optional().catch(undefined),
  like_summary: count,
  reshare_summary: count,
  discussion_summary: z
    .object({ comments_count: z.number().catch(0) })
    .optional()
    .catch(undefined),
});

/** A comment as `discussions.getComments` and `discussions.getDiscussionComments` give it. */
export const commentSchema = z.object({
  id,
  author_id: optionalId,
  /** `GROUP` when a group wrote it. */
  author_type: word,
  author_ref: word,
  /** `2014-04-11 12:53:02`, time of Moscow. */
  date: word,
  date_ms: z.number().optional().catch(undefined),
  text: z.string().catch(''),
  /** `ACTIVE_MESSAGE`; removed ones say so. */
  type: word,
  like_count: z.number().optional().catch(undefined),
  reply_to_comment_id: optionalId,
  /** The author who is answered. */
  reply_to_id: optionalId,
});

/** The head of a discussion, `discussions.get`. */
export const discussionSchema = z.object({
  object_id: id,
  object_type: z.string(),
  title: z.string().catch(''),
  message: z.string().catch(''),
  creation_date: word,
  total_comments_count: z.number().optional().catch(undefined),
  like_count: z.number().optional().catch(undefined),
  owner_uid: optionalId,
  ref_objects: z.array(z.object({ id, type: z.string() })).catch([]),
});

/** A page of topics. */
export const topicsSchema = z.object({
  media_topics: list,
  anchor: word,
  has_more: z.boolean().optional().catch(undefined),
});

/** A page of comments; the old method calls them `commentss`. */
export const commentsSchema = z.object({
  comments: z.array(z.unknown()).optional().catch(undefined),
  commentss: z.array(z.unknown()).optional().catch(undefined),
  anchor: word,
  has_more: z.boolean().optional().catch(undefined),
});

export const errorSchema = z.object({ error_code: z.number(), error_msg: z.string().catch('') });

export type Topic = z.infer<typeof topicSchema>;
export type Comment = z.infer<typeof commentSchema>;

/**
 * A topic whose comments, edits or deletion are still looked for: id, publishing time (s), number of comments when they
 * were last read (−1: never), time of the last look (s), steps of the re-check schedule done.
 */
const openTopicSchema = z.tuple([z.string(), z.number(), z.number(), z.number(), z.number()]);

/** Topics not read yet: those down to the date `fromMs`; `anchor` leads to them, null: from the newest on. */
const gapSchema = z.object({ fromMs: z.number(), anchor: z.string().nullable() });

/** Where reading a group goes on. */
export const okCursorSchema = z.object({
  /** Publishing time, ms, of the newest topic read; null before the first page. */
  newestMs: z.number().nullable().catch(null),
  /** Topics not older than this, ms, have their comments read once even when they are older than a week. */
  sinceMs: z.number().catch(0),
  gaps: z.array(gapSchema).catch([]),
  open: z.array(openTopicSchema).catch([]),
  /** Times in a row that the group was called gone. */
  deadAnswers: z.number().catch(0),
  firstSeen: firstSeenSchema,
  hold: holdSchema,
});

export type Gap = z.infer<typeof gapSchema>;
export type OpenTopic = z.infer<typeof openTopicSchema>;
export type OkCursor = z.infer<typeof okCursorSchema>;
