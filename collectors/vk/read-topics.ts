import { VecheError } from '../../contracts/errors.ts';
import type { Parsed } from '../../contracts/collector.ts';
import { emptyParsed } from '../kit/parsed.ts';
import { addTopic } from './board-post.ts';
import { openTopic } from './open-topics.ts';
import { readTopicPosts } from './read-topic-posts.ts';
import { listSchema } from './schema.ts';
import type { Topic } from './schema.ts';
import type { BoardCursor } from './side-cursors.ts';
import type { Step, Visit } from './visit.ts';

/** Topics of one answer (dev.vk.com/ru/method/board.getTopics). */
export const TOPICS_PAGE = 100;
/** Each page repeats the end of the one before: topics that change meanwhile move the others. */
const STEP = 90;
const PAGES_MAX = 50;
/** Order of the answer: latest change first. */
const LATEST_FIRST = 1;

/** What the steps of a visit to a board share. */
export interface BoardVisit {
  visit: Visit<BoardCursor>;
  ownerId: number;
  /** Nothing older than this, s, is read on the first visit. */
  sinceDate: number;
}

/** Reads topics from the latest change down to what is known, and what is new in them. */
export async function* readTopics(board: BoardVisit): Step {
  const { visit, ownerId, sinceDate } = board;
  const floor = visit.cursor.readTo ?? sinceDate;
  let newest = floor;
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const called = await visit.call('board.getTopics', {
      group_id: -ownerId,
      order: LATEST_FIRST,
      offset: page * STEP,
      count: TOPICS_PAGE,
    });
    if ('reaction' in called) return called.reaction;
    const { parsed, topics, size } = topicsOf(called.response, board);
    yield visit.land(parsed, { deadAnswers: 0, hold: null });
    for (const topic of topics.filter(({ updated }) => updated >= floor)) {
      newest = Math.max(newest, topic.updated);
      const known = openTopic(visit.cursor, topic.id);
      if (known !== undefined && known[1] === topic.updated && known[2] === topic.comments) continue;
      const ended = yield* readTopicPosts(board, topic);
      if (ended !== null) return ended;
    }
    // Fixed topics stand first whatever their date.
    const moving = topics.filter(({ is_fixed: isFixed }) => !isFixed);
    if (size < TOPICS_PAGE || moving.some(({ updated }) => updated < floor)) break;
  }
  // Only now is everything below it read.
  yield visit.land(emptyParsed(), { readTo: newest });
  return null;
}

/**
 * Reads the `response` of board.getTopics.
 * @throws {VecheError} `unreadable` when it is no list, or none of its topics can be read.
 */
export function topicsOf(
  response: unknown,
  { visit, ownerId }: BoardVisit,
): { parsed: Parsed; topics: Topic[]; size: number } {
  const items = listSchema.safeParse(response).data?.items;
  const parsed = emptyParsed();
  const topics = (items ?? []).flatMap(
    (raw, index) =>
      addTopic(parsed, raw, ownerId, { context: visit.context(), place: `items[${index}]` }) ?? [],
  );
  if (items !== undefined && (items.length === 0 || topics.length > 0))
    return { parsed, topics, size: items.length };
  throw new VecheError('unreadable', 'VK gave no list of topics', {
    where: 'board.getTopics',
    hint: 'the interface may have changed; compare with its documentation',
    retryAfterSeconds: 600,
  });
}
