import type { Parsed } from '../../contracts/collector.ts';
import type { ParseContext } from '../kit/parse-context.ts';
import { addPost, quarantine } from '../kit/parsed.ts';
import { attachmentTitles } from './attachment-titles.ts';
import { joinTexts } from './plain-text.ts';
import { bodyOf } from './post-of-item.ts';
import type { Comment } from './schema.ts';

/** Where a comment stands that is on no wall: in a topic, under a photo or video. */
export interface CommentSpot {
  ownerId: number;
  id: string;
  /** What it hangs under. */
  rootId: string;
  url: string;
  edited: boolean;
}

/** Adds such a comment; gives its id and time (s), null when it cannot be read or stands on a person's page. */
export function addPlacedComment(
  into: Parsed,
  comment: Comment,
  spot: CommentSpot,
  { context, place, raw }: { context: ParseContext; place: string; raw: unknown },
): { id: number; date: number } | null {
  const { from_id: fromId, date } = comment;
  const { ownerId, id, rootId, url, edited } = spot;
  if (ownerId > 0) {
    quarantine(into, "a person's page: never collected", { place, raw: '' });
    return null;
  }
  if (fromId === undefined || date === undefined) {
    quarantine(into, 'a comment without author or date', { place, raw });
    return null;
  }
  const bodyId = fromId < 0 ? bodyOf(fromId, ownerId, context) : null;
  const parts = {
    id,
    kind: bodyId === null ? ('comment' as const) : ('reply' as const),
    channelId: String(ownerId),
    bodyId,
    parentId: rootId,
    rootId,
    authorId: fromId > 0 ? String(fromId) : null,
    text: joinTexts([comment.text, ...attachmentTitles(comment.attachments)]),
    url,
    publishedMs: date * 1000,
    edited,
    metrics: { likes: comment.likes?.count },
  };
  addPost(into, parts, context, { place, raw });
  return { id: comment.id, date };
}
