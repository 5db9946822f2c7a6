import { z } from 'zod';

const text = z.string().catch('');
const count = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d{1,15}$/)
      .transform(Number),
  ])
  .optional()
  .catch(undefined);
const videoId = z.string().regex(/^[\w-]{6,20}$/);
const commentId = z.string().regex(/^[\w-]{8,60}(?:\.[\w-]{8,60})?$/);

/** https://developers.google.com/youtube/v3/docs/comments */
export const commentSchema = z.object({
  id: commentId,
  snippet: z.object({
    textOriginal: text,
    textDisplay: text,
    videoId: videoId.nullable().catch(null),
    channelId: text,
    parentId: commentId.nullable().catch(null),
    authorChannelId: z.object({ value: text }).nullable().catch(null),
    likeCount: count,
    publishedAt: z.string(),
    updatedAt: z.string().nullable().catch(null),
  }),
});

/** https://developers.google.com/youtube/v3/docs/commentThreads */
export const threadSchema = z.object({
  snippet: z.object({
    videoId: videoId.nullable().catch(null),
    channelId: text,
    totalReplyCount: count,
    topLevelComment: z.unknown(),
  }),
  replies: z
    .object({ comments: z.array(z.unknown()).catch([]) })
    .nullable()
    .catch(null),
});

/** A video of `videos.list`, `playlistItems.list` or `search.list`; its id stands elsewhere in each. */
export const videoSchema = z.object({
  id: z.union([z.string(), z.object({ videoId: text }).transform((id) => id.videoId)]).catch(''),
  contentDetails: z.object({ videoId: text }).nullable().catch(null),
  snippet: z.object({
    title: z.string(),
    description: text,
    channelId: text,
    publishedAt: z.string(),
    resourceId: z.object({ videoId: text }).nullable().catch(null),
  }),
  statistics: z.object({ viewCount: count, likeCount: count, commentCount: count }).nullable().catch(null),
});

export const listSchema = z.object({ items: z.array(z.unknown()) });

/** https://developers.google.com/youtube/v3/docs/errors */
export const errorSchema = z.object({
  error: z.object({
    code: z.number(),
    message: text,
    errors: z.array(z.object({ reason: text })).catch([]),
  }),
});

export type Comment = z.infer<typeof commentSchema>;
