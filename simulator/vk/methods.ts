import type { Service } from '../service.ts';
import type { Channel } from '../world/channel.ts';
import type { Story } from '../world/story.ts';
import type { Comment } from '../world/thread.ts';
import { boardGetComments, boardGetTopics } from './board.ts';
import { commentItem } from './comment-items.ts';
import { VkError } from './errors.ts';
import { getLongPollServer } from './long-poll.ts';
import type { Parameters } from './parameters.ts';
import { wholeOf } from './parameters.ts';
import { newsfeedSearch } from './search.ts';
import { groupOf, profileOf } from './shapes.ts';
import type { Wall } from './wall.ts';
import { indexOfPost, nthOfComment } from './wall-ids.ts';
import { areCommentsClosed, publishedComments, shownPost, wallItem } from './wall-items.ts';

/** What methods need besides their parameters. */
export interface MethodDeps {
  service: Service;
  wallOf: (channel: Channel, nowMs: number) => Wall;
  nowMs: number;
  /** Address under which the simulator was reached. */
  origin: string;
}

/** A method of VK's interface; gives the content of `response`. Throws VkError. */
export type Method = (parameters: Parameters, deps: MethodDeps) => object;

const OFFSET_MAX = 100_000_000;
const IDS_MAX = 100;
const PAGE_MAX = 100;
const THREAD_MAX = 10;

/** The methods that the simulator speaks, by name. */
export const METHODS: Readonly<Record<string, Method>> = {
  'wall.get': wallGet,
  'wall.getById': wallGetById,
  'wall.getComments': wallGetComments,
  'newsfeed.search': newsfeedSearch,
  'board.getTopics': boardGetTopics,
  'board.getComments': boardGetComments,
  'groups.getLongPollServer': getLongPollServer,
};

function wallGet(parameters: Parameters, deps: MethodDeps): object {
  const wall = deps.wallOf(channelAt(parameters, deps), deps.nowMs);
  const offset = wholeOf(parameters, 'offset', { fallback: 0, min: 0, max: OFFSET_MAX });
  const count = wholeOf(parameters, 'count', { fallback: 20, min: 0, max: PAGE_MAX });
  const stories = wall.page(offset, count).map((slot) => deps.service.world.story(slot));
  const items = stories.map((story) =>
    wallItem(story, deps.service, { nowMs: deps.nowMs, isPinned: story.slot.index === wall.pinned?.index }),
  );
  return { count: wall.count, items, ...extended(parameters, stories, deps) };
}

/** Gone posts are left out, or come as `is_deleted`; either way the ledger says that they were shown as gone. */
function wallGetById(parameters: Parameters, deps: MethodDeps): object {
  const asked = (parameters['posts'] ?? '').split(',');
  if (asked.length > IDS_MAX || asked[0] === '') throw new VkError(100);
  const stories: Story[] = [];
  const items = asked.flatMap((name) => {
    const found = findPost(name, deps);
    if (found === null) return [];
    const { story, isGone, isPinned } = found;
    if (!isGone) {
      stories.push(story);
      return [wallItem(story, deps.service, { nowMs: deps.nowMs, isPinned })];
    }
    const { slot, fate } = story;
    deps.service.ledger.note({ ...shownPost(story), deletedMs: fate.deletedMs });
    const [ownerId, id] = name.split('_').map(Number);
    return slot.seed % 2 === 0
      ? []
      : [{ id, owner_id: ownerId, date: slot.publishedMs / 1000, is_deleted: true }];
  });
  return { items, ...extended(parameters, stories, deps) };
}

function wallGetComments(parameters: Parameters, deps: MethodDeps): object {
  const { service, nowMs } = deps;
  const ownerId = wholeOf(parameters, 'owner_id', { fallback: null, min: -1e12, max: 1e12 });
  const postId = wholeOf(parameters, 'post_id', { fallback: null, min: 1, max: 1e12 });
  const found = findPost(`${ownerId}_${postId}`, deps);
  if (found === null || found.isGone) throw new VkError(15);
  const { story } = found;
  if (areCommentsClosed(story)) throw new VkError(212);
  const comments = publishedComments(story, service, nowMs);
  const headId = wholeOf(parameters, 'comment_id', { fallback: 0, min: 0, max: 1e12 });
  const level = comments.filter(({ head }) => head === (headId === 0 ? null : nthOfComment(headId)));
  const shown = slice(level, parameters);
  const inThread = wholeOf(parameters, 'thread_items_count', { fallback: 0, min: 0, max: THREAD_MAX });
  const itemOf = (comment: Comment): Record<string, unknown> =>
    commentItem(story, comments, comment, { service, nowMs });
  const items = shown.map((comment) => {
    const item = itemOf(comment);
    if (headId !== 0) return item;
    const branch = comments.filter(({ head }) => head === comment.nth);
    return {
      ...item,
      thread: { count: branch.length, items: branch.slice(0, inThread).map(itemOf), can_post: false },
    };
  });
  return {
    count: headId === 0 ? comments.length : level.length,
    current_level_count: level.length,
    items,
    can_post: false,
    show_reply_button: true,
    groups_can_post: true,
    ...(parameters['extended'] === '1' ? peopleOf(shown, deps) : {}),
  };
}

/** The asked part of a level: `sort`, `start_comment_id`, `offset`, `count`. */
function slice(level: readonly Comment[], parameters: Parameters): Comment[] {
  const isDescending = parameters['sort'] === 'desc';
  const ordered = isDescending ? level.toReversed() : [...level];
  const startId = wholeOf(parameters, 'start_comment_id', { fallback: 0, min: 0, max: 1e12 });
  const startNth = startId === 0 ? null : nthOfComment(startId);
  const isStarted = ({ nth }: Comment): boolean =>
    startNth === null || (isDescending ? nth <= startNth : nth >= startNth);
  const offset = wholeOf(parameters, 'offset', { fallback: 0, min: 0, max: OFFSET_MAX });
  const count = wholeOf(parameters, 'count', { fallback: 10, min: 0, max: PAGE_MAX });
  return ordered.filter(isStarted).slice(offset, offset + count);
}

function channelAt(parameters: Parameters, { service }: MethodDeps): Channel {
  const owner = parameters['owner_id'] ?? (parameters['domain'] ?? '').replace(/^club/, '-');
  const channel = service.world.setting.channels.find(
    ({ network, native }) => network === 'vk' && native === owner,
  );
  if (channel === undefined) throw new VkError(owner === '' ? 100 : 125);
  if (channel.isClosed) throw new VkError(15);
  return channel;
}

function findPost(
  name: string,
  deps: MethodDeps,
): { story: Story; isGone: boolean; isPinned: boolean } | null {
  const match = /^(?<owner>-\d{1,12})_(?<id>\d{1,12})$/.exec(name)?.groups;
  const channel = deps.service.world.setting.channels.find(
    ({ network, native, isClosed }) => network === 'vk' && native === match?.['owner'] && !isClosed,
  );
  const index = indexOfPost(Number(match?.['id'] ?? 0));
  if (channel === undefined || index === null) return null;
  const wall = deps.wallOf(channel, deps.nowMs);
  const found = wall.find(index);
  if (found === null) return null;
  const isPinned = wall.pinned?.index === index;
  return { story: deps.service.world.story(found.slot), isGone: found.isGone, isPinned };
}

/** `profiles` and `groups` of posts. */
function extended(parameters: Parameters, stories: readonly Story[], { service }: MethodDeps): object {
  if (parameters['extended'] !== '1') return {};
  const indexes = stories.flatMap(({ author }) => (author === null ? [] : [author]));
  const channels = new Set(stories.map(({ slot }) => slot.channel));
  return { profiles: profilesOf(indexes, service), groups: [...channels].map(groupOf) };
}

/** `profiles` and `groups` of comments. */
function peopleOf(comments: readonly Comment[], { service }: MethodDeps): object {
  const speakers = comments.map(({ speaker }) => speaker);
  const people = speakers.flatMap((speaker) => (speaker.by === 'resident' ? [speaker.person] : []));
  const pages = new Set(speakers.flatMap((speaker) => (speaker.by === 'body' ? [speaker.page] : [])));
  return { profiles: profilesOf(people, service), groups: [...pages].map(groupOf) };
}

function profilesOf(indexes: readonly number[], service: Service): object[] {
  return [...new Set(indexes)].map((index) => {
    const person = service.world.setting.people.person(index);
    service.plant([
      { kind: 'name', value: `${person.firstName} ${person.lastName}` },
      { kind: 'handle', value: person.handle },
    ]);
    return profileOf(person);
  });
}
