import { stepsDone, STEPS_COUNT } from './recheck-schedule.ts';
import type { WallPage } from './read-wall-page.ts';
import { readWallPage } from './read-wall-page.ts';
import type { SearchCursor } from './side-cursors.ts';
import type { Step, Visit } from './visit.ts';
import { tombstoneOf } from './wall-visit.ts';

/** Posts that one wall.getById may ask for; VK's documentation says 100. */
const BATCH_SIZE = 100;
/** Requests of one visit: what is left waits for the next one. */
const BATCHES_MAX = 10;
/** Posts looked after; what is over the bound is the oldest. */
const FOUND_MAX = 4000;

/** The posts that are looked after, with those of a page that has just been found. */
export function addFound(visit: Visit<SearchCursor>, { posts }: WallPage): SearchCursor['found'] {
  const found = new Map(visit.cursor.found.map((entry) => [entry[0], entry]));
  for (const { id, publishedAt } of posts) {
    const date = Math.floor(Date.parse(publishedAt) / 1000);
    const name = id.slice('vk:'.length);
    found.set(name, [name, date, stepsDone(visit.nowSeconds() - date)]);
  }
  return [...found.values()]
    .filter(([, , steps]) => steps < STEPS_COUNT)
    .sort(([, a], [, b]) => a - b)
    .slice(-FOUND_MAX);
}

/** Looks again at found posts that have reached a step of the schedule, whoever's wall they stand on. */
export async function* recheckFound(visit: Visit<SearchCursor>): Step {
  for (let batch = 0; batch < BATCHES_MAX; batch += 1) {
    const due = visit.cursor.found
      .filter(([, date, steps]) => stepsDone(visit.nowSeconds() - date) > steps)
      .slice(0, BATCH_SIZE);
    if (due.length === 0) return null;
    const called = await visit.call('wall.getById', { posts: due.map(([name]) => name).join(',') });
    if ('reaction' in called) return called.reaction;
    const page = readWallPage(called.response, visit.context());
    const shown = new Set([...page.posts, ...page.tombstones].map(({ id }) => id));
    const isReadable = page.quarantined.length === 0;
    for (const id of isReadable ? due.map(([name]) => `vk:${name}`) : [])
      if (!shown.has(id)) page.tombstones.push(tombstoneOf(id, visit.nowSeconds()));
    const gone = new Set(page.tombstones.map(({ id }) => id.slice('vk:'.length)));
    const looked = new Set(due.map(([name]) => name));
    const found = visit.cursor.found
      .filter(([name]) => !gone.has(name))
      .map((entry): typeof entry =>
        looked.has(entry[0]) ? [entry[0], entry[1], stepsDone(visit.nowSeconds() - entry[1])] : entry,
      )
      .filter(([, , steps]) => steps < STEPS_COUNT);
    yield visit.land(page, { found });
  }
  return null;
}
