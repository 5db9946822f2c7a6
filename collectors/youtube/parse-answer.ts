import type { Parsed } from '../../contracts/collector.ts';
import { answerError, notOfNetwork } from '../kit/answer-error.ts';
import { readJsonAnswer } from '../kit/json-answer.ts';
import { objectOf } from '../kit/json-values.ts';
import type { ParseContext } from '../kit/parse-context.ts';
import { emptyParsed } from '../kit/parsed.ts';
import type { CommentPlace } from './add-comment.ts';
import { addComment, addThread } from './add-comment.ts';
import { addVideo } from './add-video.ts';
import { reactionTo } from './reaction-to.ts';
import { errorSchema, listSchema } from './schema.ts';

/**
 * Reads answers of YouTube Data API v3: lists of comment threads, comments and videos, and errors.
 * @throws {VecheError} `unreadable` when it is none of these.
 */
export function parseAnswer(body: Uint8Array, channel: string | null, context: ParseContext): Parsed {
  const parsed = emptyParsed();
  const answer = readJsonAnswer(body, 'YouTube');
  const error = errorSchema.safeParse(answer).data?.error;
  if (error !== undefined) {
    const reason = error.errors[0]?.reason ?? '';
    const { kind, meaning } = reactionTo(reason, error.code);
    return {
      ...parsed,
      error: answerError(reason || String(error.code), error.message, `${kind}: ${meaning}`),
    };
  }
  const list = listSchema.safeParse(answer).data;
  if (list === undefined) throw notOfNetwork('list of YouTube');
  for (const [index, item] of list.items.entries())
    addItem(parsed, item, placeOf(channel), { context, place: `items[${index}]` });
  return parsed;
}

/** A video's id, or a channel's (`UC…`). */
function placeOf(channel: string | null): CommentPlace {
  const name = channel ?? '';
  const videoId = /^[\w-]{11}$/.test(name) ? name : null;
  return { videoId, channelId: /^UC[\w-]{22}$/.test(name) ? name : null, parentId: null };
}

function addItem(into: Parsed, item: unknown, at: CommentPlace, where: Parameters<typeof addVideo>[2]): void {
  const snippet = objectOf(objectOf(item)?.['snippet']) ?? {};
  if ('topLevelComment' in snippet) addThread(into, item, at, where);
  else if ('textDisplay' in snippet || 'textOriginal' in snippet) addComment(into, item, at, where);
  else addVideo(into, item, where);
}
