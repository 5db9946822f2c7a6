import { createDice, hashOf } from '../dice.ts';
import type { Service } from '../service.ts';
import type { Story } from '../world/story.ts';
import type { Comment } from '../world/thread.ts';
import { photoOf, pollOf } from './shapes.ts';
import { postIdOf } from './wall-ids.ts';

const HOUR_MS = 3_600_000;
/** Posts whose comments were closed after people had written some. */
const CLOSED = 0.03;

/** Comments that exist at `nowMs`, gone ones included, by time. */
export function publishedComments(
  story: Story,
  { world }: Pick<Service, 'world'>,
  nowMs: number,
): readonly Comment[] {
  return world.thread(story).filter(({ publishedMs }) => publishedMs <= nowMs);
}

/** Whether the comments of a post may not be read any more. */
export function areCommentsClosed({ slot }: Story): boolean {
  return createDice(hashOf(slot.seed, 'closed')).chance(CLOSED);
}

/** A wall post as VK gives it, and notes in the ledger that it is shown. */
export function wallItem(
  story: Story,
  service: Service,
  { nowMs, isPinned }: { nowMs: number; isPinned: boolean },
): object {
  const { slot, fate } = story;
  const ownerId = Number(slot.channel.native);
  const id = postIdOf(slot.index);
  const isEdited = fate.editedMs !== null && fate.editedMs <= nowMs;
  service.ledger.note({
    ...shownPost(story),
    editedMs: isEdited ? fate.editedMs : null,
    deletedMs: null,
  });
  service.plant(story.planted);
  const person = story.author === null ? null : service.world.setting.people.person(story.author);
  if (person !== null) service.plant([{ kind: 'author', value: String(person.id) }]);
  return {
    inner_type: 'wall_wallpost',
    id,
    owner_id: ownerId,
    from_id: person?.id ?? ownerId,
    date: seconds(slot.publishedMs),
    ...(isEdited ? { edited: seconds(fate.editedMs ?? 0) } : {}),
    ...(isPinned ? { is_pinned: 1 } : {}),
    post_type: 'post',
    type: 'post',
    marked_as_ads: story.sort === 'ad' ? 1 : 0,
    text: isEdited ? story.editedText : story.text,
    attachments: attachmentsOf(story, ownerId),
    ...(story.original === null ? {} : { copy_history: [copyOf(story.original)] }),
    post_source: { type: 'vk', platform: 'android' },
    ...countsOf(story, service, nowMs),
  };
}

/** What the ledger says of a post as it was published. */
export function shownPost({ slot }: Story): Parameters<Service['ledger']['note']>[0] {
  const { native } = slot.channel;
  return {
    id: `vk:${native}_${postIdOf(slot.index)}`,
    network: 'vk',
    channelId: native,
    publishedMs: slot.publishedMs,
    editedMs: null,
    deletedMs: null,
    incidentId: slot.incident?.id ?? null,
  };
}

/** Whole seconds since the epoch. */
export function seconds(ms: number): number {
  return Math.floor(ms / 1000);
}

function copyOf({ slot, text }: Story): object {
  const ownerId = Number(slot.channel.native);
  const date = seconds(slot.publishedMs);
  return { id: postIdOf(slot.index), owner_id: ownerId, from_id: ownerId, date, post_type: 'post', text };
}

function attachmentsOf({ slot, sort }: Story, ownerId: number): object[] {
  const dice = createDice(hashOf(slot.seed, 'attachments'));
  const photo =
    sort === 'empty' || dice.chance(0.2) ? [photoOf(slot.seed, ownerId, seconds(slot.publishedMs))] : [];
  return sort === 'complaint' && dice.chance(0.03) ? [...photo, pollOf(slot.seed, ownerId)] : photo;
}

/** Views and likes grow for a day; comments are those that are to be seen. */
function countsOf(story: Story, service: Service, nowMs: number): object {
  const { slot } = story;
  const dice = createDice(hashOf(slot.seed, 'counts'));
  const grown = 1 - Math.exp(-(nowMs - slot.publishedMs) / (8 * HOUR_MS));
  const views = Math.floor(grown * (40 + 900 * dice.next() ** 2 * (1 + slot.channel.share)));
  const comments = publishedComments(story, service, nowMs).filter(
    ({ deletedMs }) => deletedMs === null || deletedMs > nowMs,
  );
  return {
    comments: { count: comments.length, can_post: 0, groups_can_post: true },
    likes: { count: Math.floor(views * 0.02), user_likes: 0, can_like: 0 },
    reposts: { count: Math.floor(views * 0.003), user_reposted: 0 },
    views: { count: views },
  };
}
