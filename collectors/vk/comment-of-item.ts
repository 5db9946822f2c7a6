import { toIso } from '../../contracts/clock.ts';
import type { Parsed } from '../../contracts/collector.ts';
import type { ParseContext } from '../kit/parse-context.ts';
import type { PostParts } from '../kit/build-post.ts';
import { addPost, quarantine } from '../kit/parsed.ts';
import { attachmentTitles } from './attachment-titles.ts';
import type { ThreadLinks } from './link-comments.ts';
import { joinTexts } from './plain-text.ts';
import { bodyOf, wallId } from './post-of-item.ts';
import type { Comment } from './schema.ts';
import { commentSchema } from './schema.ts';

/** The wall post under which comments stand. */
export interface CommentPlace {
  ownerId: number;
  /** null: the answer does not say. */
  postId: number | null;
}

/** Adds one comment, or its tombstone, and hands it back for its thread; null when it cannot be read. */
export function addComment(
  into: Parsed,
  raw: unknown,
  { at, links, edited = false }: { at: CommentPlace; links: ThreadLinks; edited?: boolean },
  { context, place }: { context: ParseContext; place: string },
): Comment | null {
  const comment = commentSchema.safeParse(raw).data;
  if (comment === undefined) {
    quarantine(into, 'a comment without id', { place, raw });
    return null;
  }
  const ownerId = comment.owner_id ?? comment.post_owner_id ?? at.ownerId;
  const postId = comment.post_id ?? at.postId;
  if (ownerId > 0) {
    quarantine(into, "a person's wall: never collected", { place, raw: '' });
    return null;
  }
  if (comment.deleted === true) {
    into.tombstones.push({ id: wallId(ownerId, comment.id), deletedAt: toIso(context.nowMs) });
    return comment;
  }
  const fromId = comment.from_id;
  if (comment.date === undefined || fromId === undefined) {
    quarantine(into, 'a comment without author or date', { place, raw });
    return comment;
  }
  const parts = {
    ...partsOf(comment, { ownerId, postId }, links.parentOf(comment)),
    ...authorOf(fromId, ownerId, context),
    publishedMs: comment.date * 1000,
    edited,
  };
  addPost(into, parts, context, { place, raw });
  return comment;
}

function partsOf(
  comment: Comment,
  { ownerId, postId }: CommentPlace,
  parent: number | null,
): Omit<PostParts, 'kind' | 'publishedMs'> {
  const rootId = postId === null ? null : wallId(ownerId, postId);
  return {
    id: wallId(ownerId, comment.id),
    channelId: String(ownerId),
    parentId: parent === null ? rootId : wallId(ownerId, parent),
    rootId,
    text: joinTexts([comment.text, ...attachmentTitles(comment.attachments)]),
    url: postId === null ? null : commentUrl(ownerId, postId, comment),
    metrics: { likes: comment.likes?.count },
  };
}

/** Negative ids are communities: a registered one's answer is a reply of its body, persons get a pseudonym. */
function authorOf(
  fromId: number,
  ownerId: number,
  context: ParseContext,
): Pick<PostParts, 'kind' | 'bodyId' | 'authorId'> {
  const bodyId = fromId < 0 ? bodyOf(fromId, ownerId, context) : null;
  return {
    kind: bodyId === null ? 'comment' : 'reply',
    bodyId,
    authorId: fromId > 0 ? String(fromId) : null,
  };
}

function commentUrl(ownerId: number, postId: number, { id, parents_stack: [thread] }: Comment): string {
  const branch = thread === undefined ? '' : `&thread=${thread}`;
  return `https://vk.com/wall${ownerId}_${postId}?reply=${id}${branch}`;
}
