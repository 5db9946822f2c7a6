import type { Parsed } from '../../contracts/collector.ts';
import { htmlToText } from '../../text/clean.ts';
import type { PostParts } from '../kit/build-post.ts';
import type { ParseContext } from '../kit/parse-context.ts';
import { addPost, quarantine } from '../kit/parsed.ts';
import type { Comment } from './schema.ts';
import { commentSchema, threadSchema } from './schema.ts';

/** The video and channel under which comments stand; null: the answer does not say. */
export interface CommentPlace {
  videoId: string | null;
  channelId: string | null;
  /** Comment that is answered. */
  parentId: string | null;
  replies?: number | undefined;
}

/** Where items of an answer are read. */
export interface ItemPlace {
  context: ParseContext;
  place: string;
}

/** Post id of a video or comment: `youtube:<native id>`. */
export function youtubeId(native: string): string {
  return `youtube:${native}`;
}

/** Adds a thread: its first comment and up to five answers, which is what YouTube embeds. */
export function addThread(into: Parsed, raw: unknown, at: CommentPlace, { context, place }: ItemPlace): void {
  const thread = threadSchema.safeParse(raw).data;
  if (thread === undefined) return quarantine(into, 'a thread without its first comment', { place, raw });
  const { videoId, channelId, totalReplyCount, topLevelComment } = thread.snippet;
  const top: CommentPlace = {
    videoId: videoId ?? at.videoId,
    channelId: channelId || at.channelId,
    parentId: null,
    replies: totalReplyCount,
  };
  addComment(into, topLevelComment, top, { context, place });
  const parentId = commentSchema.safeParse(topLevelComment).data?.id ?? null;
  for (const [index, reply] of (thread.replies?.comments ?? []).entries()) {
    const under = { videoId: top.videoId, channelId: top.channelId, parentId };
    addComment(into, reply, under, { context, place: `${place}.replies[${index}]` });
  }
}

/** Adds one comment; one that answers another says so in its `parentId`. */
export function addComment(
  into: Parsed,
  raw: unknown,
  at: CommentPlace,
  { context, place }: ItemPlace,
): void {
  const comment = commentSchema.safeParse(raw).data;
  if (comment === undefined) return quarantine(into, 'a comment without id or date', { place, raw });
  addPost(into, partsOf(comment, at, context), context, { place, raw });
}

function partsOf({ id, snippet }: Comment, at: CommentPlace, { bodyOfChannel }: ParseContext): PostParts {
  const videoId = snippet.videoId ?? at.videoId;
  const rootId = videoId === null ? null : youtubeId(videoId);
  const parent = snippet.parentId ?? at.parentId;
  const publishedMs = Date.parse(snippet.publishedAt);
  const updatedMs = Date.parse(snippet.updatedAt ?? '');
  const isEdited = updatedMs > publishedMs;
  return {
    id: youtubeId(id),
    channelId: snippet.channelId || at.channelId || videoId || 'youtube',
    parentId: parent === null ? rootId : youtubeId(parent),
    rootId,
    ...authorOf(snippet, bodyOfChannel),
    // `textOriginal` is given to the author alone; `textDisplay` is HTML unless plain text was asked for.
    text: snippet.textOriginal || htmlToText(snippet.textDisplay),
    url: videoId === null ? null : `https://www.youtube.com/watch?v=${videoId}&lc=${id}`,
    publishedMs,
    edited: isEdited,
    editedMs: isEdited ? updatedMs : null,
    metrics: { likes: snippet.likeCount, comments: at.replies },
  };
}

function authorOf(
  { authorChannelId }: Comment['snippet'],
  bodyOfChannel: ParseContext['bodyOfChannel'],
): Pick<PostParts, 'kind' | 'bodyId' | 'authorId'> {
  const author = authorChannelId?.value ?? '';
  const bodyId = author === '' ? null : bodyOfChannel('youtube', author);
  if (bodyId !== null) return { kind: 'reply', bodyId, authorId: null };
  return { kind: 'comment', authorId: author === '' ? null : author };
}
