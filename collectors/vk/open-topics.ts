import { fitLists } from './comment-ids.ts';
import type { BoardCursor, OpenTopic } from './side-cursors.ts';

const DAY = 86_400;
const HOUR = 3600;
const TOPICS_MAX = 1000;
/** Time, s, after which an untouched topic is let go: what changes it later brings it back. */
const KEPT_SECONDS = 60 * DAY;

/** The topic as it is looked after; undefined: not yet, or not any more. */
export function openTopic({ topics }: Pick<BoardCursor, 'topics'>, id: number): OpenTopic | undefined {
  return topics.find(([known]) => known === id);
}

/** The topics with one of them replaced or added, latest change last, at most a thousand. */
export function withTopic(
  { topics }: Pick<BoardCursor, 'topics'>,
  topic: OpenTopic,
  nowSeconds: number,
): OpenTopic[] {
  const kept = topics.filter(([id, updated]) => id !== topic[0] && nowSeconds - updated < KEPT_SECONDS);
  return fitLists([...kept, topic].sort((a, b) => a[1] - b[1]).slice(-TOPICS_MAX));
}

/**
 * Topics to look at again for edits and deletions: the longer one lies untouched, the more rarely, from every six hours
 * to every fortnight.
 */
export function topicsDue({ topics }: Pick<BoardCursor, 'topics'>, nowSeconds: number): OpenTopic[] {
  return topics.filter(
    ([, updated, , , checked]) =>
      nowSeconds - checked >= Math.max(6 * HOUR, (nowSeconds - updated) / 4) &&
      nowSeconds - updated < KEPT_SECONDS,
  );
}
