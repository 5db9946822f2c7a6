import { toIso } from '../../contracts/clock.ts';
import type { Parsed } from '../../contracts/collector.ts';
import type { ParseContext } from '../kit/parse-context.ts';
import { quarantine } from '../kit/parsed.ts';
import { addBoardPost, boardPostId } from './board-post.ts';
import { addComment } from './comment-of-item.ts';
import { createThreadLinks } from './link-comments.ts';
import { addMediaComment, mediaCommentId } from './media-comment.ts';
import { addWallPost, wallId } from './post-of-item.ts';
import type { Comment } from './schema.ts';
import { commentSchema } from './schema.ts';

interface Event {
  type: string;
  object: Record<string, unknown>;
}

/** What an event tells of: the object it concerns, and what happened to it. */
const SAYS = /^(?<what>wall_reply|board_post|photo_comment|video_comment)_(?<how>new|edit|restore|delete)$/;

/** Whether events of this type tell of public posts; all others tell of persons, or nothing. */
export function tellsOfPost(type: string): boolean {
  return type === 'wall_post_new' || type === 'wall_repost' || SAYS.test(type);
}

/** Adds what an event of Long Poll or the Callback API tells of walls, boards, photos and videos of a community. */
export function addEvent(into: Parsed, { type, object }: Event, context: ParseContext, place: string): void {
  if (type === 'wall_post_new' || type === 'wall_repost') {
    addWallPost(into, object, context, place);
    return;
  }
  const { what, how } = SAYS.exec(type)?.groups ?? {};
  const edited = how === 'edit';
  const where = { context, place };
  if (what === undefined)
    quarantine(into, `an event that tells of no public post: ${type.slice(0, 40)}`, { place, raw: '' });
  else if (how === 'delete') addDeletion(into, object, where);
  else if (what === 'board_post') addBoardPost(into, object, { at: null, edited }, where);
  else if (what === 'wall_reply') {
    addComment(into, object, { at: { ownerId: 0, postId: null }, links: createThreadLinks(), edited }, where);
  } else addMediaComment(into, object, edited, where);
}

function addDeletion(
  into: Parsed,
  raw: unknown,
  { context, place }: { context: ParseContext; place: string },
): void {
  const gone = commentSchema.safeParse(raw).data;
  const ownerId = gone?.owner_id ?? gone?.topic_owner_id ?? gone?.photo_owner_id ?? gone?.video_owner_id;
  if (gone === undefined || ownerId === undefined || ownerId > 0)
    return quarantine(into, 'a deletion without id or community', { place, raw: '' });
  into.tombstones.push({ id: idOfGone(gone, ownerId), deletedAt: toIso(context.nowMs) });
}

function idOfGone(gone: Comment, ownerId: number): string {
  if (gone.topic_id !== undefined) return boardPostId(ownerId, gone.topic_id, gone.id);
  if (gone.photo_id !== undefined) return mediaCommentId(`photo${ownerId}_${gone.photo_id}`, gone.id);
  if (gone.video_id !== undefined) return mediaCommentId(`video${ownerId}_${gone.video_id}`, gone.id);
  return wallId(ownerId, gone.id);
}
