import { boardPostId, topicPostId } from './board-post.ts';
import { decodeIds } from './comment-ids.ts';
import { topicsDue } from './open-topics.ts';
import { readTopicPosts } from './read-topic-posts.ts';
import type { BoardVisit } from './read-topics.ts';
import { TOPICS_PAGE, topicsOf } from './read-topics.ts';
import type { Step } from './visit.ts';
import { tombstoneOf } from './wall-visit.ts';

/** Looks again at topics that have lain untouched: a topic that is not there any more is gone with all that was in it. */
export async function* recheckTopics(board: BoardVisit): Step {
  const { visit, ownerId } = board;
  const due = topicsDue(visit.cursor, visit.nowSeconds()).slice(0, TOPICS_PAGE);
  if (due.length === 0) return null;
  const called = await visit.call('board.getTopics', {
    group_id: -ownerId,
    topic_ids: due.map(([id]) => id).join(','),
    count: TOPICS_PAGE,
  });
  if ('reaction' in called) return called.reaction;
  const { parsed, topics } = topicsOf(called.response, board);
  const shown = new Set(topics.map(({ id }) => id));
  const gone = parsed.quarantined.length > 0 ? [] : due.filter(([id]) => !shown.has(id));
  const nowSeconds = visit.nowSeconds();
  for (const [id, , , , , ids] of gone) {
    const posts = decodeIds(ids).map((one) => boardPostId(ownerId, id, one));
    for (const post of [topicPostId(ownerId, id), ...posts])
      parsed.tombstones.push(tombstoneOf(post, nowSeconds));
  }
  const goneIds = new Set(gone.map(([id]) => id));
  yield visit.land(parsed, { topics: visit.cursor.topics.filter(([id]) => !goneIds.has(id)) });
  for (const topic of topics) {
    const ended = yield* readTopicPosts(board, topic);
    if (ended !== null) return ended;
  }
  return null;
}
