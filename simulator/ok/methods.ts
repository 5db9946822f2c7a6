import type { Service } from '../service.ts';
import type { Channel } from '../world/channel.ts';
import type { Story } from '../world/story.ts';
import { indexOfTopic } from './ids.ts';
import { commentItem, isRemoved, publishedComments, shownTopic, topicItem } from './topic-items.ts';

/** Parameters of a call. */
export type Parameters = Readonly<Record<string, string>>;

/** An error of the interface; it comes with HTTP status 200 (https://apiok.ru/dev/errors). */
export class OkError extends Error {
  override readonly name = 'OkError';
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

type Method = (parameters: Parameters, service: Service, nowMs: number) => object;

const TOPICS_MAX = 100;
const COMMENTS_MAX = 100;

/** The methods that the simulator speaks, by name. */
export const METHODS: Readonly<Record<string, Method>> = {
  'mediatopic.getTopics': getTopics,
  'mediatopic.getByIds': getByIds,
  'discussions.getComments': getComments,
};

/** Newest first; the anchor is the number of the topic below which the next page begins. */
function getTopics(parameters: Parameters, service: Service, nowMs: number): object {
  const group = groupsOf(service).find(({ native }) => native === parameters['gid']);
  if (group === undefined) throw new OkError(300, 'NOT_FOUND : Group not found');
  if (group.isClosed) throw new OkError(456, 'GROUP_RESTRICTION : Access to the group is restricted');
  const line = service.world.timeline(group);
  const count = numberOf(parameters['count'] ?? '10', TOPICS_MAX);
  const anchor = parameters['anchor'];
  const items: object[] = [];
  let index = (anchor === undefined ? line.countAt(nowMs) : numberOf(decode(anchor), Infinity)) - 1;
  for (; index >= 0 && items.length < count; index -= 1) {
    const story = service.world.story(line.slot(index));
    if (!isGone(story, nowMs)) items.push(topicItem(story, service, nowMs));
  }
  return { media_topics: items, anchor: encode(String(index + 1)), has_more: index >= 0 };
}

/** Gone topics are left out, and the ledger says that they were shown as gone. */
function getByIds(parameters: Parameters, service: Service, nowMs: number): object {
  const ids = (parameters['topic_ids'] ?? '').split(',');
  if (ids.length > TOPICS_MAX) throw new OkError(100, 'PARAM : topic_ids');
  const items = ids.flatMap((id) => {
    const story = findTopic(id, service, nowMs);
    if (story === null) return [];
    if (!isGone(story, nowMs)) return [topicItem(story, service, nowMs)];
    service.ledger.note({ ...shownTopic(story), deletedMs: story.fate.deletedMs });
    return [];
  });
  return { media_topics: items };
}

/** Oldest first; the anchor is the number of comments before the page. */
function getComments(parameters: Parameters, service: Service, nowMs: number): object {
  const story = findTopic(parameters['discussionId'] ?? '', service, nowMs);
  if (story === null || isGone(story, nowMs)) throw new OkError(300, 'NOT_FOUND : Discussion not found');
  const { anchor = 'FIRST', includeRemoved } = parameters;
  const count = numberOf(parameters['count'] ?? '20', COMMENTS_MAX);
  const start = anchor === 'FIRST' ? 0 : numberOf(decode(anchor), Infinity);
  const all = publishedComments(story, service, nowMs);
  const listed = all.filter((comment) => includeRemoved === 'true' || !isRemoved(comment, nowMs));
  const page = listed.slice(start, start + count);
  return {
    comments: page.map((comment) => commentItem(story, all, comment, { service, nowMs })),
    entities: { users: [] },
    anchor: encode(String(start + page.length)),
    has_more: start + page.length < listed.length,
  };
}

function groupsOf({ world }: Service): Channel[] {
  return world.setting.channels.filter(({ network }) => network === 'ok');
}

function findTopic(topicId: string, service: Service, nowMs: number): Story | null {
  for (const group of groupsOf(service)) {
    const index = indexOfTopic(group.native, topicId);
    const line = service.world.timeline(group);
    if (index !== null && index < line.countAt(nowMs)) return service.world.story(line.slot(index));
  }
  return null;
}

function isGone({ fate }: Story, nowMs: number): boolean {
  return fate.deletedMs !== null && fate.deletedMs <= nowMs;
}

function numberOf(text: string, max: number): number {
  const value = /^\d{1,12}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= 0 && value <= max)) throw new OkError(100, 'PARAM : Invalid parameter');
  return value;
}

function encode(text: string): string {
  return Buffer.from(`-${text}`).toString('base64');
}

function decode(anchor: string): string {
  return Buffer.from(anchor, 'base64').toString('utf8').slice(1);
}
