/** Ids of topics begin so; far above those that the network has given away by 2026. */
const FIRST_TOPIC = 990_000_000_000_000;
/** Topics that a group may have. */
const GROUP_STEP = 10_000_000;
/** The last digits of a group's number tell groups apart. */
const GROUPS = 1000;

/** Id of a topic, by its group and its number there. */
export function topicIdOf(groupId: string, index: number): string {
  return String(FIRST_TOPIC + (Number(groupId) % GROUPS) * GROUP_STEP + index);
}

/** Number of a topic in its group; null when it is none of that group. */
export function indexOfTopic(groupId: string, topicId: string): number | null {
  const index = Number(topicId) - Number(topicIdOf(groupId, 0));
  return Number.isInteger(index) && index >= 0 && index < GROUP_STEP ? index : null;
}

/** Id of a comment: time, a number, time and topic, in base 64, as the network makes them. */
export function commentIdOf(topicId: string, nth: number, publishedMs: number): string {
  return Buffer.from(`${publishedMs}:-${nth}:${publishedMs}:${topicId}:16`)
    .toString('base64')
    .replaceAll('=', '');
}
