import type { Parsed } from '../../contracts/collector.ts';
import { htmlToText } from '../../text/clean.ts';
import { answerError, notOfNetwork } from '../kit/answer-error.ts';
import type { PostParts } from '../kit/build-post.ts';
import { readJsonAnswer } from '../kit/json-answer.ts';
import { objectOf } from '../kit/json-values.ts';
import type { ParseContext } from '../kit/parse-context.ts';
import { createDateParser } from '../kit/parse-date.ts';
import { addPost, emptyParsed, quarantine } from '../kit/parsed.ts';
import type { Comment, Video } from './schema.ts';
import { commentSchema, errorSchema, listSchema, videoSchema } from './schema.ts';

/** Rutube writes times without a zone; they are Moscow's. */
const ZONE = 'Europe/Moscow';

/**
 * Reads lists of Rutube's comments and videos, and its errors. `channel` is the id of the video under which comments
 * stand.
 * @throws {VecheError} `unreadable` when it is none of these.
 */
export function parseAnswer(body: Uint8Array, channel: string | null, context: ParseContext): Parsed {
  const parsed = emptyParsed();
  const answer = readJsonAnswer(body, 'Rutube');
  const list = listSchema.safeParse(answer).data;
  const detail = errorSchema.safeParse(answer).data?.detail;
  if (list === undefined && detail !== undefined) {
    const message = typeof detail === 'string' ? detail : detail.name;
    return { ...parsed, error: answerError('detail', message, reactionTo(message)) };
  }
  if (list === undefined) throw notOfNetwork('list of Rutube');
  const video = /^[\da-f]{16,64}$/i.test(channel ?? '') ? channel : null;
  for (const [index, raw] of list.results.entries())
    addItem(parsed, raw, video, { context, place: `results[${index}]` });
  return parsed;
}

/** Sentences of Django REST framework, which Rutube answers with. */
function reactionTo(message: string): string {
  if (/throttled|too many/i.test(message)) return 'pause: too many requests';
  if (/not found|не найден/i.test(message)) return 'stop_source: the video is gone';
  return 'skip_object: access is closed';
}

function addItem(
  parsed: Parsed,
  raw: unknown,
  videoId: string | null,
  { context, place }: { context: ParseContext; place: string },
): void {
  const origin = { place, raw };
  const isVideo = 'title' in (objectOf(raw) ?? {});
  const video = isVideo ? videoSchema.safeParse(raw).data : undefined;
  const comment = isVideo ? undefined : commentSchema.safeParse(raw).data;
  if (video !== undefined) addPost(parsed, partsOfVideo(video, context), context, origin);
  else if (comment?.is_deleted === true) quarantine(parsed, 'a deleted comment without its text', origin);
  else if (comment !== undefined) addPost(parsed, partsOfComment(comment, videoId), context, origin);
  else quarantine(parsed, 'an item that is neither comment nor video', origin);
}

function partsOfVideo(video: Video, { bodyId, bodyOfChannel }: ParseContext): PostParts {
  const channelId = video.author?.id ?? 'rutube';
  return {
    id: `rutube:${video.id}`,
    kind: 'post',
    channelId,
    bodyId: bodyId ?? bodyOfChannel('rutube', channelId),
    text: [video.title.trim(), htmlToText(video.description)].filter(Boolean).join('\n\n'),
    url: `https://rutube.ru/video/${video.id}/`,
    publishedMs: momentOf(video.publication_ts || video.created_ts),
    metrics: { views: video.hits },
  };
}

function partsOfComment(comment: Comment, videoId: string | null): PostParts {
  const rootId = videoId === null ? null : `rutube:${videoId}`;
  return {
    id: `rutube:comment/${comment.id}`,
    kind: 'comment',
    channelId: videoId ?? 'rutube',
    parentId: comment.parent_id === null ? rootId : `rutube:comment/${comment.parent_id}`,
    rootId,
    authorId: comment.user?.id ?? comment.author?.id ?? null,
    text: htmlToText(comment.text),
    url: videoId === null ? null : `https://rutube.ru/video/${videoId}/`,
    publishedMs: momentOf(comment.created_ts || comment.created || comment.publication_ts),
    metrics: { likes: comment.likes_number, comments: comment.replies_number },
  };
}

/** null when none is written, NaN when it cannot be read. */
function momentOf(text: string): number | null {
  return text === '' ? null : createDateParser(ZONE)(text);
}
