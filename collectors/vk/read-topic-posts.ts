import type { Parsed } from '../../contracts/collector.ts';
import { emptyParsed } from '../kit/parsed.ts';
import { addBoardPost, boardPostId } from './board-post.ts';
import { decodeIds, encodeIds } from './comment-ids.ts';
import { openTopic, withTopic } from './open-topics.ts';
import type { BoardVisit } from './read-topics.ts';
import type { ReactionKind } from './reactions.ts';
import type { Topic } from './schema.ts';
import { listSchema } from './schema.ts';
import type { Step } from './visit.ts';
import { tombstoneOf } from './wall-visit.ts';

/** Comments of one answer (dev.vk.com/ru/method/board.getComments). */
const PAGE_SIZE = 100;
/** Each page repeats the end of the one before: what is deleted meanwhile moves the others. */
const STEP = 90;
const PAGES_MAX = 200;
/** Comments of a topic whose deletion is noticed: its newest. */
const IDS_MAX = 300;
/** Reactions that concern one topic only: it has just gone, or is closed. */
const CONCERNS_TOPIC: ReadonlySet<ReactionKind> = new Set(['skip_object', 'stop_source', 'dead_letter']);

/** What was read of a topic so far, newest first. */
interface Reading {
  topicId: number;
  /** Newest comment known before; 0: none. */
  lastRead: number;
  knownIds: readonly number[];
  ids: Set<number>;
  /** An item that could not be read may be any of those that seem to be missing. */
  isReadable: boolean;
}

/** Reads a topic from its newest comment down to what is known; a known comment that is missing there is gone. */
export async function* readTopicPosts(board: BoardVisit, topic: Topic): Step {
  const { visit, ownerId } = board;
  const [, , , lastRead = 0, , knownIds = ''] = openTopic(visit.cursor, topic.id) ?? [];
  const reading: Reading = {
    topicId: topic.id,
    lastRead,
    knownIds: decodeIds(knownIds),
    ids: new Set(),
    isReadable: true,
  };
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const called = await visit.call('board.getComments', {
      group_id: -ownerId,
      topic_id: topic.id,
      sort: 'desc',
      offset: page * STEP,
      count: PAGE_SIZE,
      need_likes: 1,
    });
    if ('reaction' in called && !CONCERNS_TOPIC.has(called.reaction.kind)) return called.reaction;
    const items = 'reaction' in called ? [] : (listSchema.safeParse(called.response).data?.items ?? []);
    const { parsed, isKnown } = addPage(items, reading, board);
    const isEnd = items.length < PAGE_SIZE;
    if (!isEnd && !isKnown) {
      yield visit.land(parsed);
      continue;
    }
    const isShown = reading.ids.size > 0 || topic.comments === 0;
    if (!('reaction' in called) && isShown && reading.isReadable) addVanished(parsed, reading, isEnd, board);
    yield visit.land(parsed, {
      topics: withTopic(visit.cursor, entryOf(topic, reading, board), visit.nowSeconds()),
    });
    break;
  }
  return null;
}

/** `isKnown`: the page reaches down to what an earlier visit has read, or to what nobody wants. */
function addPage(
  items: readonly unknown[],
  reading: Reading,
  { visit, ownerId, sinceDate }: BoardVisit,
): { parsed: Parsed; isKnown: boolean } {
  const { topicId, lastRead, ids } = reading;
  const parsed = emptyParsed();
  let isKnown = false;
  for (const [index, raw] of items.entries()) {
    const where = { context: visit.context(), place: `items[${index}]` };
    const read = addBoardPost(parsed, raw, { at: { ownerId, topicId } }, where);
    if (read === null) {
      reading.isReadable = false;
      continue;
    }
    ids.add(read.id);
    if (read.id <= lastRead || (lastRead === 0 && read.date < sinceDate)) isKnown = true;
  }
  return { parsed, isKnown };
}

/** Known comments between the newest and the oldest that were shown, and are not among them. */
function addVanished(
  parsed: Parsed,
  { topicId, knownIds, ids }: Reading,
  isEnd: boolean,
  { visit, ownerId }: BoardVisit,
): void {
  const oldest = isEnd ? 0 : Math.min(...ids);
  for (const id of knownIds) {
    if (id >= oldest && !ids.has(id))
      parsed.tombstones.push(tombstoneOf(boardPostId(ownerId, topicId, id), visit.nowSeconds()));
  }
}

function entryOf(
  topic: Topic,
  { lastRead, knownIds, ids }: Reading,
  { visit }: BoardVisit,
): Parameters<typeof withTopic>[1] {
  const oldest = ids.size === 0 ? Infinity : Math.min(...ids);
  const all = [...knownIds.filter((id) => id < oldest), ...[...ids].sort((a, b) => a - b)].slice(-IDS_MAX);
  const newest = Math.max(lastRead, ...ids);
  return [topic.id, topic.updated, topic.comments, newest, visit.nowSeconds(), encodeIds(all)];
}
