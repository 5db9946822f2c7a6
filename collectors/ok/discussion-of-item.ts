import type { Parsed } from '../../contracts/collector.ts';
import { createDateParser } from '../kit/parse-date.ts';
import { addPost, quarantine } from '../kit/parsed.ts';
import { joinTexts } from './plain-text.ts';
import { discussionSchema } from './schema.ts';
import type { ItemPlace } from './topic-of-item.ts';
import { bodyOf, topicPostId, topicUrl } from './topic-of-item.ts';

const parseMoscowDate = createDateParser('Europe/Moscow');

/** Adds the topic at the head of a group's discussion; discussions of persons and of other things are put aside. */
export function addDiscussion(
  into: Parsed,
  raw: unknown,
  { context, place, groupId: asked }: ItemPlace,
): void {
  const head = discussionSchema.safeParse(raw).data;
  if (head === undefined) return quarantine(into, 'a discussion without id or type', { place, raw });
  if (head.object_type.startsWith('USER'))
    return quarantine(into, "a person's page: never collected", { place, raw: '' });
  if (head.object_type !== 'GROUP_TOPIC')
    return quarantine(into, 'a discussion of something that is no topic of a group', { place, raw });
  const groupId = head.ref_objects.find(({ type }) => type === 'GROUP')?.id ?? asked;
  const isOwn = head.owner_uid === undefined || head.owner_uid === groupId;
  addPost(
    into,
    {
      id: topicPostId(head.object_id),
      kind: 'post',
      channelId: groupId,
      bodyId: isOwn ? bodyOf(groupId, groupId, context) : null,
      authorId: isOwn ? null : (head.owner_uid ?? null),
      text: joinTexts([head.title, head.message]),
      url: topicUrl(groupId, head.object_id),
      publishedMs: parseMoscowDate(head.creation_date ?? ''),
      metrics: { comments: head.total_comments_count, likes: head.like_count },
    },
    context,
    { place, raw },
  );
}
