import { lateDue } from './late-posts.ts';
import { wallId } from './post-of-item.ts';
import { stepsDone } from './recheck-schedule.ts';
import { readWallPage } from './read-wall-page.ts';
import type { Step } from './visit.ts';
import type { WallVisit } from './wall-visit.ts';
import { tombstoneOf } from './wall-visit.ts';

/** Posts that one wall.getById may ask for; VK's documentation says 100. */
const BATCH_SIZE = 100;
/** Requests of one visit: what is left waits for the next one. */
const BATCHES_MAX = 10;

/** Looks once more at posts that have reached 30 or 60 days, a hundred a request: edits and deletions. */
export async function* recheckLate(visit: WallVisit): Step {
  const { ownerId } = visit;
  for (let batch = 0; batch < BATCHES_MAX; batch += 1) {
    const ids = lateDue(visit.late, visit.nowSeconds(), BATCH_SIZE);
    if (ids.length === 0) return null;
    const called = await visit.call('wall.getById', { posts: ids.map((id) => `${ownerId}_${id}`).join(',') });
    if ('reaction' in called) return called.reaction;
    const page = readWallPage(called.response, visit.context());
    const nowSeconds = visit.nowSeconds();
    const shown = new Set(page.entries.map(({ id }) => id));
    const told = new Set(page.tombstones.map(({ id }) => id));
    const isReadable = page.quarantined.length === 0;
    const late = new Map(visit.late);
    const open = new Map(visit.open);
    for (const id of ids) {
      const post = late.get(id);
      // An item that could not be read may be any of those that seem to be missing.
      if (shown.has(id) || !isReadable) {
        if (post !== undefined) late.set(id, { ...post, steps: stepsDone(nowSeconds - post.date) });
        continue;
      }
      late.delete(id);
      open.delete(id);
      if (!told.has(wallId(ownerId, id))) page.tombstones.push(tombstoneOf(wallId(ownerId, id), nowSeconds));
    }
    visit.late = late;
    visit.open = open;
    yield visit.land(page);
  }
  return null;
}
