import { stepsDone, STEPS_COUNT, TALK_STEPS } from './recheck-schedule.ts';
import type { OpenPost } from './schema.ts';

/** Posts of a wall older than a week that are looked at once more, by id; what is over the bound is the oldest. */
const LATE_MAX = 8000;
const NEVER_READ = -1;

/** Publishing time, s, and steps of the schedule done. */
export type LatePosts = ReadonlyMap<number, { date: number; steps: number }>;

/** As `encodeLate` wrote them; what cannot be read is left out. */
export function decodeLate(text: string): Map<number, { date: number; steps: number }> {
  const posts = new Map<number, { date: number; steps: number }>();
  let id = 0;
  let date = 0;
  for (const entry of text === '' ? [] : text.split(',')) {
    const [idStep = '', dateStep = '', steps = ''] = entry.split('.');
    id += Number.parseInt(idStep, 36);
    date += Number.parseInt(dateStep, 36);
    if (Number.isSafeInteger(id) && Number.isSafeInteger(date)) posts.set(id, { date, steps: Number(steps) });
  }
  return posts;
}

/** Ascending by id, as differences in base 36, about nine characters a post. */
export function encodeLate(posts: LatePosts): string {
  let before = { id: 0, date: 0 };
  return [...posts]
    .sort(([a], [b]) => a - b)
    .slice(-LATE_MAX)
    .map(([id, { date, steps }]) => {
      const entry = `${(id - before.id).toString(36)}.${(date - before.date).toString(36)}.${steps}`;
      before = { id, date };
      return entry;
    })
    .join(',');
}

/** With the posts whose comments are done with, and without those whose last step is done. */
export function withGraduates(late: LatePosts, open: Iterable<OpenPost>): LatePosts {
  const next = new Map(late);
  for (const [id, date, read, , stage] of open) {
    if (read !== NEVER_READ && stage >= TALK_STEPS.length && !next.has(id))
      next.set(id, { date, steps: stage });
  }
  for (const [id, { steps }] of next) if (steps >= STEPS_COUNT) next.delete(id);
  return next;
}

/** Posts that have reached a step, oldest first, at most `count`. */
export function lateDue(late: LatePosts, nowSeconds: number, count: number): number[] {
  return [...late]
    .filter(([, { date, steps }]) => stepsDone(nowSeconds - date) > steps)
    .sort(([, a], [, b]) => a.date - b.date)
    .slice(0, count)
    .map(([id]) => id);
}
