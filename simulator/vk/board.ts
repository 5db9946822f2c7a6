import type { Shown } from '../ledger.ts';
import type { Service } from '../service.ts';
import { isDeletedAt } from '../voices.ts';
import type { Channel } from '../world/channel.ts';
import type { Story } from '../world/story.ts';
import { VkError } from './errors.ts';
import type { Method, MethodDeps } from './methods.ts';
import type { Parameters } from './parameters.ts';
import { wholeOf } from './parameters.ts';
import { seconds } from './wall-items.ts';

const TITLES = ['Вода, свет, тепло', 'Дороги и дворы', 'Больница и школа', 'Разговоры обо всём'] as const;
const FIRST_TOPIC = 7;
/** Of this many posts of the wall, people take one to the discussions as well. */
const SHARE = 2;
const PAGE_MAX = 100;
const OFFSET_MAX = 1e6;

/** `board.getTopics`: latest change first. */
export const boardGetTopics: Method = (parameters, deps) => {
  const channel = channelAt(parameters, deps);
  const wanted = (parameters['topic_ids'] ?? '').split(',').filter(Boolean).map(Number);
  const topics = TITLES.map((title, nth) => topicItem(channel, { title, nth }, deps))
    .filter(({ id }) => wanted.length === 0 || wanted.includes(id))
    .sort((a, b) => b.updated - a.updated);
  return { count: topics.length, items: cut(topics, parameters), default_order: 1, can_add_topics: 0 };
};

/** `board.getComments`: what is gone is not listed, and the ledger says so for what lies in the page's range. */
export const boardGetComments: Method = (parameters, deps) => {
  const channel = channelAt(parameters, deps);
  const nth = wholeOf(parameters, 'topic_id', { fallback: null, min: 1, max: 1e12 }) - FIRST_TOPIC;
  if (TITLES[nth] === undefined) throw new VkError(15);
  const all = storiesOf(channel, nth, deps);
  const there = all.filter((story) => !isDeletedAt(story, deps.nowMs));
  const page = cut(parameters['sort'] === 'desc' ? there.toReversed() : there, parameters);
  const isWhole = page.length === there.length;
  const lowest = isWhole ? -1 : Math.min(...page.map(({ slot }) => slot.index));
  for (const story of all) {
    if (isDeletedAt(story, deps.nowMs) && story.slot.index >= lowest)
      deps.service.ledger.note({ ...shownComment(story, nth), deletedMs: story.fate.deletedMs });
  }
  return { count: there.length, items: page.map((story) => commentItem(story, nth, deps.service)) };
};

function topicItem(channel: Channel, { title, nth }: { title: string; nth: number }, deps: MethodDeps) {
  const { service, nowMs } = deps;
  const stories = storiesOf(channel, nth, deps).filter((story) => !isDeletedAt(story, nowMs));
  const createdMs = service.world.setting.startMs;
  const id = FIRST_TOPIC + nth;
  service.ledger.note({
    id: `vk:topic${channel.native}_${id}`,
    network: 'vk',
    channelId: channel.native,
    publishedMs: createdMs,
    editedMs: null,
    deletedMs: null,
    incidentId: null,
  });
  const created = seconds(createdMs);
  const updated = Math.max(created, ...stories.map(({ slot }) => seconds(slot.publishedMs)));
  return {
    id,
    title,
    created,
    created_by: Number(channel.native),
    updated,
    is_fixed: 0,
    comments: stories.length,
  };
}

/** All that was ever written in a topic up to now, oldest first. */
function storiesOf(channel: Channel, nth: number, { service, nowMs }: MethodDeps): Story[] {
  const line = service.world.timeline(channel);
  return Array.from({ length: line.countAt(nowMs) }, (_, index) => line.slot(index))
    .filter(({ seed }) => seed % SHARE === 0 && Math.floor(seed / SHARE) % TITLES.length === nth)
    .map((slot) => service.world.story(slot));
}

function commentItem(story: Story, nth: number, service: Service): object {
  const { slot, text, planted, author } = story;
  service.ledger.note(shownComment(story, nth));
  service.plant(planted);
  const person = author === null ? null : service.world.setting.people.person(author);
  if (person !== null) service.plant([{ kind: 'author', value: String(person.id) }]);
  return {
    id: slot.index + 1,
    from_id: person?.id ?? Number(slot.channel.native),
    date: seconds(slot.publishedMs),
    text,
    likes: { count: slot.seed % 4 },
    attachments: [],
  };
}

function shownComment({ slot }: Story, nth: number): Shown {
  const { native } = slot.channel;
  return {
    id: `vk:topic${native}_${FIRST_TOPIC + nth}_${slot.index + 1}`,
    network: 'vk',
    channelId: native,
    publishedMs: slot.publishedMs,
    editedMs: null,
    deletedMs: null,
    incidentId: slot.incident?.id ?? null,
  };
}

function channelAt(parameters: Parameters, { service }: MethodDeps): Channel {
  const group = wholeOf(parameters, 'group_id', { fallback: null, min: 1, max: 1e12 });
  const channel = service.world.setting.channels.find(
    ({ network, native }) => network === 'vk' && native === `-${group}`,
  );
  if (channel === undefined) throw new VkError(125);
  if (channel.isClosed) throw new VkError(15);
  return channel;
}

function cut<Item>(items: readonly Item[], parameters: Parameters): Item[] {
  const offset = wholeOf(parameters, 'offset', { fallback: 0, min: 0, max: OFFSET_MAX });
  const count = wholeOf(parameters, 'count', { fallback: 40, min: 0, max: PAGE_MAX });
  return items.slice(offset, offset + count);
}
