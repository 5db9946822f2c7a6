import { fitLists } from './comment-ids.ts';
import type { WallEntry } from './post-of-item.ts';
import { stepsDone, TALK_STEPS } from './recheck-schedule.ts';
import type { OpenPost } from './schema.ts';

const OPEN_MAX = 2000;
const NEVER_READ = -1;

/** Posts that are still looked after, by id. */
export type OpenPosts = ReadonlyMap<number, OpenPost>;

/** Takes in what a page shows of posts, and says under which the comments have to be read (again). */
export function takeEntries(
  open: OpenPosts,
  entries: readonly WallEntry[],
  { nowSeconds, sinceDate }: { nowSeconds: number; sinceDate: number },
): { open: Map<number, OpenPost>; due: WallEntry[] } {
  const next = new Map(open);
  const due: WallEntry[] = [];
  for (const entry of entries) {
    const known = open.get(entry.id);
    const age = nowSeconds - entry.date;
    if (known === undefined && age >= (TALK_STEPS.at(-1) ?? 0) && entry.date < sinceDate) continue;
    const stage = stepsDone(age);
    const [, , read, , stageDone, ids] = known ?? [0, 0, entry.comments === 0 ? 0 : NEVER_READ, 0, stage, ''];
    const isDue = read !== entry.comments || (stage > stageDone && entry.comments > 0);
    if (isDue) due.push(entry);
    next.set(entry.id, [entry.id, entry.date, read, nowSeconds, isDue ? stageDone : stage, ids]);
  }
  return { open: next, due };
}

/** Marks the comments of a post as read now. */
export function markRead(
  open: OpenPosts,
  entry: WallEntry,
  ids: string,
  nowSeconds: number,
): Map<number, OpenPost> {
  return new Map(open).set(entry.id, [
    entry.id,
    entry.date,
    entry.comments,
    nowSeconds,
    stepsDone(nowSeconds - entry.date),
    ids,
  ]);
}

/** For the cursor: without posts whose last look is done, oldest first, at most 2,000. */
export function saveOpen(open: OpenPosts): OpenPost[] {
  const kept = [...open.values()].filter(
    ([, , read, , stage]) => read === NEVER_READ || stage < TALK_STEPS.length,
  );
  return fitLists(kept.sort((a, b) => a[1] - b[1]).slice(-OPEN_MAX));
}

/**
 * Posts to ask for by id, most urgent first: those missing on the newest page although they are young enough for it, those
 * whose comments were never read, those at a step of the schedule; then
 * those not looked at for longest, which fill the last request of `size`.
 */
export function chooseForRecheck(open: OpenPosts, { startedSeconds, size, ...time }: RecheckTime): number[] {
  const rest = [...open.values()]
    .filter(([, , , checked]) => checked < startedSeconds)
    .map((post) => ({ id: post[0], checked: post[3], isUrgent: isUrgent(post, time) }))
    .sort((a, b) => Number(b.isUrgent) - Number(a.isUrgent) || a.checked - b.checked);
  const urgent = rest.filter((post) => post.isUrgent).length;
  return rest.slice(0, Math.max(1, Math.ceil(urgent / size)) * size).map((post) => post.id);
}

export interface RecheckTime {
  nowSeconds: number;
  /** Begin of the visit: what it has seen already is left out. */
  startedSeconds: number;
  /** Publishing time, s, above which the newest page showed every post there is. */
  missingSince: number;
  /** Posts one request may ask for. */
  size: number;
}

function isUrgent(
  [, date, read, , stage]: OpenPost,
  { nowSeconds, missingSince }: Pick<RecheckTime, 'nowSeconds' | 'missingSince'>,
): boolean {
  return date > missingSince || read === NEVER_READ || stepsDone(nowSeconds - date) > stage;
}
