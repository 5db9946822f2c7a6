import type { OpenTopic } from './schema.ts';
import type { TopicEntry } from './topic-of-item.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;
/** Ages, s, at which a topic is looked at again: talk under it is fastest in its first hours. */
const SCHEDULE = [HOUR, 6 * HOUR, DAY, 3 * DAY, 7 * DAY];
const OPEN_MAX = 2000;
const NEVER_READ = -1;

/** Topics that are still looked after, by id. */
export type OpenTopics = ReadonlyMap<string, OpenTopic>;

/** Steps of the schedule that a topic of this age, s, has behind it. */
function stageOf(ageSeconds: number): number {
  return SCHEDULE.filter((step) => ageSeconds >= step).length;
}

/** Takes in what a page shows of topics, and says under which the comments have to be read (again). */
export function takeEntries(
  open: OpenTopics,
  entries: readonly TopicEntry[],
  { nowSeconds, sinceSeconds }: { nowSeconds: number; sinceSeconds: number },
): { open: Map<string, OpenTopic>; due: TopicEntry[] } {
  const next = new Map(open);
  const due: TopicEntry[] = [];
  for (const entry of entries) {
    const known = open.get(entry.id);
    const age = nowSeconds - entry.date;
    if (known === undefined && age >= (SCHEDULE.at(-1) ?? 0) && entry.date < sinceSeconds) continue;
    const stage = stageOf(age);
    const [, , read, , done] = known ?? [entry.id, 0, entry.comments === 0 ? 0 : NEVER_READ, 0, stage];
    const isDue = read !== entry.comments || (stage > done && entry.comments > 0);
    if (isDue) due.push(entry);
    next.set(entry.id, [entry.id, entry.date, read, nowSeconds, isDue ? done : stage]);
  }
  return { open: next, due };
}

/** Marks the comments of a topic as read now. */
export function markRead(
  open: OpenTopics,
  { id, date, comments }: TopicEntry,
  nowSeconds: number,
): Map<string, OpenTopic> {
  return new Map(open).set(id, [id, date, comments, nowSeconds, stageOf(nowSeconds - date)]);
}

/** For the cursor: without topics whose last look is done, oldest first, at most 2,000. */
export function saveOpen(open: OpenTopics): OpenTopic[] {
  const kept = [...open.values()].filter(
    ([, , read, , stage]) => read === NEVER_READ || stage < SCHEDULE.length,
  );
  return kept.sort((a, b) => a[1] - b[1]).slice(-OPEN_MAX);
}

export interface RecheckTime {
  nowSeconds: number;
  /** Begin of the visit: what it has seen already is left out. */
  startedSeconds: number;
  /** Publishing time, s, above which the newest page showed every topic there is. */
  missingSince: number;
  /** Topics one request may ask for. */
  size: number;
}

/**
 * Topics to ask for by id, most urgent first: those missing on the newest page although they are young enough for it,
 * those whose comments were never read, those at a step of the schedule; then those not looked at for longest, which fill
 * the last request of `size`.
 */
export function chooseForRecheck(open: OpenTopics, { startedSeconds, size, ...time }: RecheckTime): string[] {
  const rest = [...open.values()]
    .filter(([, , , checked]) => checked < startedSeconds)
    .map((topic) => ({ id: topic[0], checked: topic[3], isUrgent: isUrgent(topic, time) }))
    .sort((a, b) => Number(b.isUrgent) - Number(a.isUrgent) || a.checked - b.checked);
  const urgent = rest.filter((topic) => topic.isUrgent).length;
  return rest.slice(0, Math.max(1, Math.ceil(urgent / size)) * size).map(({ id }) => id);
}

function isUrgent(
  [, date, read, , stage]: OpenTopic,
  { nowSeconds, missingSince }: Pick<RecheckTime, 'nowSeconds' | 'missingSince'>,
): boolean {
  return date > missingSince || read === NEVER_READ || stageOf(nowSeconds - date) > stage;
}
