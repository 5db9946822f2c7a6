import { toIso } from '../../contracts/clock.ts';
import type { Parsed } from '../../contracts/collector.ts';
import type { PostParts } from '../kit/build-post.ts';
import type { ParseContext } from '../kit/parse-context.ts';
import { createDateParser } from '../kit/parse-date.ts';
import { addPost, quarantine } from '../kit/parsed.ts';
import type { ThreadLinks } from './link-comments.ts';
import { joinTexts } from './plain-text.ts';
import type { Comment } from './schema.ts';
import { commentSchema } from './schema.ts';
import { bodyOf, refOf, topicPostId, topicUrl } from './topic-of-item.ts';

/** Neither answers nor documentation state a zone; it is taken to be Moscow's. */
const parseMoscowDate = createDateParser('Europe/Moscow');

/** The topic under which comments stand. */
export interface CommentPlace {
  groupId: string;
  /** null: the answer does not say. */
  topicId: string | null;
  links: ThreadLinks;
}

/** Adds one comment, or its tombstone. */
export function addComment(
  into: Parsed,
  raw: unknown,
  at: CommentPlace,
  { context, place }: { context: ParseContext; place: string },
): void {
  const comment = commentSchema.safeParse(raw).data;
  if (comment === undefined) return quarantine(into, 'a comment without id', { place, raw });
  if (/REMOVED|DELETED/i.test(comment.type ?? '')) {
    into.tombstones.push({ id: commentPostId(comment.id), deletedAt: toIso(context.nowMs) });
    return;
  }
  const publishedMs = comment.date_ms ?? parseMoscowDate(comment.date ?? '');
  const author = authorOf(comment);
  if (author === null || Number.isNaN(publishedMs))
    return quarantine(into, 'a comment without author or date', { place, raw });
  const bodyId = author.isGroup ? bodyOf(author.id, at.groupId, context) : null;
  const parts: PostParts = {
    ...partsOf(comment, at),
    kind: bodyId === null ? 'comment' : 'reply',
    bodyId,
    authorId: author.isGroup ? null : author.id,
    publishedMs,
  };
  addPost(into, parts, context, { place, raw });
}

function partsOf(comment: Comment, at: CommentPlace): Omit<PostParts, 'kind' | 'publishedMs'> {
  const rootId = at.topicId === null ? null : topicPostId(at.topicId);
  const parent = at.links.parentOf(comment);
  return {
    id: commentPostId(comment.id),
    channelId: at.groupId,
    parentId: parent === null ? rootId : commentPostId(parent),
    rootId,
    text: joinTexts([comment.text]),
    url: at.topicId === null ? null : topicUrl(at.groupId, at.topicId),
    metrics: { likes: comment.like_count },
  };
}

/** Ids of comments name time and topic, and no person. */
function commentPostId(id: string): string {
  return `ok:comment/${id}`;
}

function authorOf({ author_id: id, author_type: type, author_ref: ref }: Comment) {
  const named = refOf(ref);
  if (named !== null) return { id: named.id, isGroup: named.kind === 'group' };
  return id === undefined ? null : { id, isGroup: type === 'GROUP' };
}
