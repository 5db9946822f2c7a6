import { toIso } from '../../contracts/clock.ts';
import type { Parsed } from '../../contracts/collector.ts';
import type { ParseContext } from '../kit/parse-context.ts';
import { addPost, quarantine } from '../kit/parsed.ts';
import { attachmentTitles } from './attachment-titles.ts';
import { addComment } from './comment-of-item.ts';
import { createThreadLinks } from './link-comments.ts';
import { joinTexts } from './plain-text.ts';
import { addWallPost, bodyOf, wallId } from './post-of-item.ts';
import { commentSchema } from './schema.ts';

interface Event {
  type: string;
  object: Record<string, unknown>;
}

/** Adds what an event of Long Poll or the Callback API tells of walls and boards; other events tell nothing. */
export function addEvent(into: Parsed, { type, object }: Event, context: ParseContext, place: string): void {
  switch (type) {
    case 'wall_post_new':
    case 'wall_repost':
      addWallPost(into, object, context, place);
      return;
    case 'wall_reply_new':
    case 'wall_reply_edit':
    case 'wall_reply_restore': {
      const at = { ownerId: 0, postId: null };
      const edited = type === 'wall_reply_edit';
      addComment(into, object, { at, links: createThreadLinks(), edited }, { context, place });
      return;
    }
    case 'board_post_new':
    case 'board_post_edit':
    case 'board_post_restore':
      addBoardPost(into, object, type === 'board_post_edit', { context, place });
      return;
    case 'wall_reply_delete':
    case 'board_post_delete':
      addDeletion(into, object, context, place);
  }
}

function addBoardPost(
  into: Parsed,
  raw: unknown,
  edited: boolean,
  { context, place }: { context: ParseContext; place: string },
): void {
  const post = commentSchema.safeParse(raw).data;
  const { topic_owner_id: ownerId, topic_id: topicId, from_id: fromId, date } = post ?? {};
  if (
    post === undefined ||
    ownerId === undefined ||
    topicId === undefined ||
    fromId === undefined ||
    date === undefined
  )
    return quarantine(into, 'a board post without id, topic, author or date', { place, raw });
  const bodyId = fromId < 0 ? bodyOf(fromId, ownerId, context) : null;
  addPost(
    into,
    {
      id: boardPostId(ownerId, topicId, post.id),
      kind: bodyId === null ? 'comment' : 'reply',
      channelId: String(ownerId),
      bodyId,
      parentId: topicRootId(ownerId, topicId),
      rootId: topicRootId(ownerId, topicId),
      authorId: fromId > 0 ? String(fromId) : null,
      text: joinTexts([post.text, ...attachmentTitles(post.attachments)]),
      url: `https://vk.com/topic${ownerId}_${topicId}?post=${post.id}`,
      publishedMs: date * 1000,
      edited,
    },
    context,
    { place, raw },
  );
}

function addDeletion(into: Parsed, raw: unknown, context: ParseContext, place: string): void {
  const gone = commentSchema.safeParse(raw).data;
  const ownerId = gone?.owner_id ?? gone?.topic_owner_id;
  if (gone === undefined || ownerId === undefined)
    return quarantine(into, 'a deletion without id or owner', { place, raw });
  const id =
    gone.topic_id === undefined ? wallId(ownerId, gone.id) : boardPostId(ownerId, gone.topic_id, gone.id);
  into.tombstones.push({ id, deletedAt: toIso(context.nowMs) });
}

function topicRootId(ownerId: number, topicId: number): string {
  return `vk:topic${ownerId}_${topicId}`;
}

function boardPostId(ownerId: number, topicId: number, id: number): string {
  return `${topicRootId(ownerId, topicId)}_${id}`;
}
