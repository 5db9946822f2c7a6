import { toIso } from '../../contracts/clock.ts';
import type { Parsed } from '../../contracts/collector.ts';
import { htmlToText } from '../../text/clean.ts';
import type { PostParts } from '../kit/build-post.ts';
import type { ParseContext } from '../kit/parse-context.ts';
import { addPost, quarantine } from '../kit/parsed.ts';
import { UNKNOWN_FORUM } from './forum-address.ts';
import type { DiscoursePost } from './schema.ts';
import { postSchema, topicSchema } from './schema.ts';
import { withoutQuotes } from './without-quotes.ts';

const LIKES = 2;
const TEXT_BY_A_PERSON = 1;

/** Where items of an answer are read. */
export interface ItemPlace {
  /** The forum: its host, with the folder it lives in. */
  forum: string;
  context: ParseContext;
  place: string;
}

/** Post id: forum, topic and the number of the post in it; the first one is the topic's root. */
export function forumId(forum: string, topic: number, number: number): string {
  return `forum:${forum}/t/${topic}/${number}`;
}

function addressOf(forum: string, topic: number, number: number): string | null {
  return forum === UNKNOWN_FORUM ? null : `https://${forum}/t/${topic}/${number}`;
}

/** Adds a post, or its tombstone, and hands it back; null when it cannot be read. `title` is its topic's. */
export function addDiscoursePost(
  into: Parsed,
  raw: unknown,
  title: string,
  at: ItemPlace,
): DiscoursePost | null {
  const { forum, context, place } = at;
  const post = postSchema.safeParse(raw).data;
  if (post === undefined) {
    quarantine(into, 'a post without id, topic, number or date', { place, raw });
    return null;
  }
  if (post.user_deleted || post.deleted_at !== null) {
    const deletedMs = Math.min(context.nowMs, Date.parse(post.deleted_at ?? '') || context.nowMs);
    into.tombstones.push({
      id: forumId(forum, post.topic_id, post.post_number),
      deletedAt: toIso(Math.max(0, deletedMs)),
    });
  } else if (post.hidden) quarantine(into, 'hidden by the forum', { place, raw: '' });
  else if (post.post_type !== TEXT_BY_A_PERSON)
    quarantine(into, 'a note about what moderators did', { place, raw: '' });
  else addPost(into, partsOf(post, title || post.topic_title, at), context, { place, raw });
  return post;
}

function partsOf(post: DiscoursePost, title: string, { forum, context }: ItemPlace): PostParts {
  const { topic_id: topic, post_number: number, reply_to_post_number: answered } = post;
  const isFirst = number === 1;
  const publishedMs = Date.parse(post.created_at);
  const isEdited = post.version > 1;
  const bodyId = post.username === '' ? null : context.bodyOfChannel('forum', `${forum}/u/${post.username}`);
  return {
    id: forumId(forum, topic, number),
    kind: isFirst ? 'post' : bodyId === null ? 'comment' : 'reply',
    channelId: forum,
    bodyId,
    parentId: isFirst ? null : forumId(forum, topic, answered ?? 1),
    rootId: isFirst ? null : forumId(forum, topic, 1),
    authorId: bodyId === null && post.username !== '' ? `${forum}/${post.user_id ?? post.username}` : null,
    text: [isFirst ? title.trim() : '', htmlToText(withoutQuotes(post.cooked))].filter(Boolean).join('\n\n'),
    url: addressOf(forum, topic, number),
    publishedMs,
    edited: isEdited,
    editedMs: isEdited ? Date.parse(post.updated_at) : null,
    metrics: {
      views: post.reads,
      likes: post.actions_summary.find(({ id }) => id === LIKES)?.count,
      comments: post.reply_count,
    },
  };
}

/** Adds a topic of a list as its first post: the title, and the excerpt that lists show of some. */
export function addTopic(into: Parsed, raw: unknown, { forum, context, place }: ItemPlace): void {
  const topic = topicSchema.safeParse(raw).data;
  if (topic === undefined) return quarantine(into, 'a topic without id, title or date', { place, raw });
  addPost(
    into,
    {
      id: forumId(forum, topic.id, 1),
      kind: 'post',
      channelId: forum,
      text: [topic.title.trim(), htmlToText(topic.excerpt)].filter(Boolean).join('\n\n'),
      url: addressOf(forum, topic.id, 1),
      publishedMs: Date.parse(topic.created_at),
      metrics: {
        views: topic.views,
        likes: topic.like_count,
        comments: topic.posts_count === undefined ? undefined : topic.posts_count - 1,
      },
    },
    context,
    { place, raw },
  );
}
