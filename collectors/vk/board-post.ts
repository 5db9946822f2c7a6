import type { Parsed } from '../../contracts/collector.ts';
import type { ParseContext } from '../kit/parse-context.ts';
import { addPost, quarantine } from '../kit/parsed.ts';
import { addPlacedComment } from './placed-comment.ts';
import { joinTexts } from './plain-text.ts';
import { bodyOf } from './post-of-item.ts';
import type { Topic } from './schema.ts';
import { commentSchema, topicSchema } from './schema.ts';

/** Id of a topic of a discussion board; what is written in it hangs under it. */
export function topicPostId(ownerId: number, topicId: number): string {
  return `vk:topic${ownerId}_${topicId}`;
}

/** Id of what was written in a topic. */
export function boardPostId(ownerId: number, topicId: number, id: number): string {
  return `${topicPostId(ownerId, topicId)}_${id}`;
}

/** Adds a topic with its title, and hands it back; null when it cannot be read, or is a person's. */
export function addTopic(
  into: Parsed,
  raw: unknown,
  ownerId: number,
  { context, place }: { context: ParseContext; place: string },
): Topic | null {
  const topic = topicSchema.safeParse(raw).data;
  if (topic === undefined || ownerId > 0) {
    quarantine(into, 'a topic without id or date', { place, raw });
    return null;
  }
  const author = topic.created_by ?? ownerId;
  addPost(
    into,
    {
      id: topicPostId(ownerId, topic.id),
      kind: 'post',
      channelId: String(ownerId),
      bodyId: author < 0 ? bodyOf(author, ownerId, context) : null,
      authorId: author > 0 ? String(author) : null,
      text: joinTexts([topic.title]),
      // Read without its board, an answer does not say whose it is.
      url: ownerId === 0 ? null : `https://vk.com/topic${ownerId}_${topic.id}`,
      publishedMs: topic.created * 1000,
      metrics: { comments: topic.comments },
    },
    context,
    { place, raw },
  );
  return topic;
}

/** Adds what somebody wrote in a topic; gives its id and time (s), null when it cannot be read. `at` is the topic. */
export function addBoardPost(
  into: Parsed,
  raw: unknown,
  { at, edited = false }: { at: { ownerId: number; topicId: number } | null; edited?: boolean },
  { context, place }: { context: ParseContext; place: string },
): { id: number; date: number } | null {
  const post = commentSchema.safeParse(raw).data;
  const ownerId = at?.ownerId ?? post?.topic_owner_id;
  const topicId = at?.topicId ?? post?.topic_id;
  if (post === undefined || ownerId === undefined || topicId === undefined) {
    quarantine(into, 'a board post without id or topic', { place, raw });
    return null;
  }
  const spot = {
    ownerId,
    id: boardPostId(ownerId, topicId, post.id),
    rootId: topicPostId(ownerId, topicId),
    url: `https://vk.com/topic${ownerId}_${topicId}?post=${post.id}`,
    edited,
  };
  return addPlacedComment(into, post, spot, { context, place, raw });
}
