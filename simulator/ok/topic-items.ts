import type { Service } from '../service.ts';
import type { Story } from '../world/story.ts';
import type { Comment } from '../world/thread.ts';
import { writeComment } from '../world/write-comment.ts';
import { commentIdOf, topicIdOf } from './ids.ts';
import { okMarkup } from './markup.ts';

/** Moscow, in which the network writes dates. */
const ZONE_MS = 3 * 3_600_000;

/** Comments that exist at `nowMs`, removed ones included, by time. */
export function publishedComments(story: Story, { world }: Service, nowMs: number): readonly Comment[] {
  return world.thread(story).filter(({ publishedMs }) => publishedMs <= nowMs);
}

/** What the ledger says of a topic as it was published. The network tells no time of an edit. */
export function shownTopic({ slot }: Story): Parameters<Service['ledger']['note']>[0] {
  const { native } = slot.channel;
  return {
    id: `ok:topic/${topicIdOf(native, slot.index)}`,
    network: 'ok',
    channelId: native,
    publishedMs: slot.publishedMs,
    editedMs: null,
    deletedMs: null,
    incidentId: slot.incident?.id ?? null,
  };
}

/** A topic as the network gives it, and notes in the ledger that it is shown. */
export function topicItem(story: Story, service: Service, nowMs: number): object {
  const { slot, fate, original } = story;
  const { native } = slot.channel;
  service.ledger.note(shownTopic(story));
  service.plant(story.planted);
  const isEdited = fate.editedMs !== null && fate.editedMs <= nowMs;
  const text = okMarkup(isEdited ? story.editedText : story.text);
  const comments = publishedComments(story, service, nowMs).filter((comment) => !isRemoved(comment, nowMs));
  const id = topicIdOf(native, slot.index);
  return {
    id,
    created_ms: slot.publishedMs,
    author_ref: story.author === null ? `group:${native}` : `user:${authorId(story.author, service)}`,
    owner_ref: `group:${native}`,
    media: [{ type: 'text', text, text_tokens: [] }, ...(original === null ? [] : [passedOn(original)])],
    like_summary: { count: slot.seed % 30, self: false },
    reshare_summary: { count: slot.seed % 4 },
    discussion_summary: {
      comments_count: comments.length,
      discussion_id: id,
      discussion_type: 'GROUP_TOPIC',
    },
  };
}

/** A comment as the network gives it, and notes in the ledger what of it is shown. Removed ones have no text. */
export function commentItem(
  story: Story,
  comments: readonly Comment[],
  comment: Comment,
  { service, nowMs }: { service: Service; nowMs: number },
): object {
  const { native } = story.slot.channel;
  const topicId = topicIdOf(native, story.slot.index);
  const id = commentIdOf(topicId, comment.nth, comment.publishedMs);
  const isGone = isRemoved(comment, nowMs);
  service.ledger.note({
    ...shownTopic(story),
    id: `ok:comment/${id}`,
    publishedMs: comment.publishedMs,
    deletedMs: isGone ? comment.deletedMs : null,
  });
  const date = new Date(comment.publishedMs + ZONE_MS).toISOString().slice(0, 19).replace('T', ' ');
  if (isGone) return { id, date, text: '', type: 'REMOVED_MESSAGE', like_count: 0 };
  const { text, planted } = writeComment(story, comments, comment, service.world.setting);
  service.plant(planted);
  const target = comment.replyTo === null ? undefined : comments[comment.replyTo];
  return {
    id,
    ...authorOf(comment, service),
    date,
    text: okMarkup(text),
    type: 'ACTIVE_MESSAGE',
    like_count: comment.nth % 5,
    liked_it: false,
    ...(target === undefined
      ? {}
      : {
          reply_to_comment_id: commentIdOf(topicId, target.nth, target.publishedMs),
          reply_to_id: authorOf(target, service).author_id,
        }),
    attrs: { flags: 'l,s' },
  };
}

/** Whether a comment is removed at that time. */
export function isRemoved({ deletedMs }: Comment, nowMs: number): boolean {
  return deletedMs !== null && deletedMs <= nowMs;
}

function authorOf({ speaker }: Comment, service: Service): { author_id: string; author_type?: 'GROUP' } {
  if (speaker.by === 'body') return { author_id: speaker.page.native, author_type: 'GROUP' };
  return { author_id: authorId(speaker.person, service) };
}

function authorId(person: number, service: Service): string {
  const id = String(service.world.setting.people.person(person).id);
  service.plant([{ kind: 'author', value: id }]);
  return id;
}

function passedOn({ slot, text }: Story): object {
  const id = topicIdOf(slot.channel.native, slot.index);
  return { type: 'topic', media_topics: [{ id, media: [{ type: 'text', text: okMarkup(text) }] }] };
}
