import { toIso } from '../../contracts/clock.ts';
import type { Parsed } from '../../contracts/collector.ts';
import type { PostParts } from '../kit/build-post.ts';
import type { ParseContext } from '../kit/parse-context.ts';
import { addPost, quarantine } from '../kit/parsed.ts';
import { mediaTexts } from './media-texts.ts';
import { joinTexts } from './plain-text.ts';
import type { Topic } from './schema.ts';
import { topicSchema } from './schema.ts';

/** What paging and re-checks need of a topic. */
export interface TopicEntry {
  id: string;
  /** Seconds since the epoch. */
  date: number;
  comments: number;
  /** Parts of it that the answer shows. */
  parts: number;
}

/** Group that stands for one which an answer read by hand does not name. */
export const UNKNOWN_GROUP = '0';

/** Id of a topic, as it stands in storage. Odnoklassniki gives topics of all groups ids of one row. */
export function topicPostId(id: string): string {
  return `ok:topic/${id}`;
}

/** Public address of a topic; null when the group is not known. */
export function topicUrl(groupId: string, id: string): string | null {
  return groupId === UNKNOWN_GROUP ? null : `https://ok.ru/group/${groupId}/topic/${id}`;
}

/** Where an item stands in an answer, and to whom it belongs. */
export interface ItemPlace {
  context: ParseContext;
  place: string;
  groupId: string;
}

/**
 * Adds one topic, or its tombstone. null: it has no entry, because it is gone, unreadable, or stands on a person's page,
 * which is never collected.
 */
export function addTopic(into: Parsed, raw: unknown, at: ItemPlace): TopicEntry | null {
  const topic = topicSchema.safeParse(raw).data;
  if (topic === undefined) {
    quarantine(into, 'a topic without id', { place: at.place, raw });
    return null;
  }
  if (refOf(topic.owner_ref)?.kind === 'user') {
    quarantine(into, "a person's page: never collected", { place: at.place, raw: '' });
    return null;
  }
  if (topic.is_deleted === true) {
    into.tombstones.push({ id: topicPostId(topic.id), deletedAt: toIso(at.context.nowMs) });
    return null;
  }
  const publishedMs = topic.created_ms;
  if (publishedMs === undefined || !Number.isFinite(publishedMs)) {
    quarantine(into, 'a topic without date', { place: at.place, raw });
    return null;
  }
  const origin = { place: at.place, raw };
  addPost(into, partsOf(topic, publishedMs, at), at.context, origin);
  const comments = topic.discussion_summary?.comments_count ?? 0;
  return { id: topic.id, date: Math.floor(publishedMs / 1000), comments, parts: topic.media.length };
}

function partsOf(topic: Topic, publishedMs: number, { context, groupId: asked }: ItemPlace): PostParts {
  const groupId = refOf(topic.owner_ref)?.id ?? asked;
  const author = refOf(topic.author_ref);
  const { texts, isRepost } = mediaTexts(topic.media);
  return {
    id: topicPostId(topic.id),
    kind: isRepost ? 'repost' : 'post',
    channelId: groupId,
    bodyId: author?.kind === 'user' ? null : bodyOf(author?.id ?? groupId, groupId, context),
    authorId: author?.kind === 'user' ? author.id : null,
    text: joinTexts(texts),
    url: topicUrl(groupId, topic.id),
    publishedMs,
    metrics: {
      likes: topic.like_summary?.count,
      reposts: topic.reshare_summary?.count,
      comments: topic.discussion_summary?.comments_count,
    },
  };
}

/** Body whose group wrote it: the source's own when the group itself writes, else by the register. */
export function bodyOf(authorId: string, groupId: string, context: ParseContext): string | null {
  const own = authorId === groupId ? context.bodyId : null;
  return own ?? context.bodyOfChannel(context.network, authorId);
}

/** `group:553…` or `user:…`; null when it is neither. */
export function refOf(text: string | undefined): { kind: 'group' | 'user'; id: string } | null {
  const match = /^(?<kind>group|user):(?<id>\w{1,40})$/.exec(text ?? '')?.groups;
  return match === undefined
    ? null
    : { kind: match['kind'] === 'group' ? 'group' : 'user', id: match['id'] ?? '' };
}
