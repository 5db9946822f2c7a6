import type { Service } from '../service.ts';
import type { Story } from '../world/story.ts';
import type { Comment } from '../world/thread.ts';
import { writeComment } from '../world/write-comment.ts';
import { commentIdOf, postIdOf } from './wall-ids.ts';
import { seconds } from './wall-items.ts';

/** A comment as VK gives it, and notes in the ledger what of it is shown. Deleted ones keep their place without text. */
export function commentItem(
  story: Story,
  comments: readonly Comment[],
  comment: Comment,
  { service, nowMs }: { service: Service; nowMs: number },
): Record<string, unknown> {
  const { channel, index } = story.slot;
  const ownerId = Number(channel.native);
  const id = commentIdOf(index, comment.nth);
  const isGone = comment.deletedMs !== null && comment.deletedMs <= nowMs;
  service.ledger.note({
    id: `vk:${ownerId}_${id}`,
    network: 'vk',
    channelId: channel.native,
    publishedMs: comment.publishedMs,
    editedMs: null,
    deletedMs: isGone ? comment.deletedMs : null,
    incidentId: story.slot.incident?.id ?? null,
  });
  const place = { id, owner_id: ownerId, post_id: postIdOf(index), date: seconds(comment.publishedMs) };
  const parents = comment.head === null ? [] : [commentIdOf(index, comment.head)];
  if (isGone) return { ...place, from_id: 0, text: '', deleted: true, parents_stack: parents };
  const { text, planted } = writeComment(story, comments, comment, service.world.setting);
  service.plant(planted);
  return {
    ...place,
    from_id: authorOf(comment, service),
    text,
    parents_stack: parents,
    ...answered(comments, comment, { service, index }),
    attachments: [],
    likes: { count: comment.nth % 7, user_likes: 0, can_like: 0 },
  };
}

/** Id of a person, or of a page with a minus. */
function authorOf({ speaker }: Comment, service: Service): number {
  if (speaker.by === 'body') return Number(speaker.page.native);
  const { id } = service.world.setting.people.person(speaker.person);
  service.plant([{ kind: 'author', value: String(id) }]);
  return id;
}

function answered(
  comments: readonly Comment[],
  { replyTo }: Comment,
  { service, index }: { service: Service; index: number },
): object {
  const target = replyTo === null ? undefined : comments[replyTo];
  if (target === undefined) return {};
  return { reply_to_user: authorOf(target, service), reply_to_comment: commentIdOf(index, target.nth) };
}
