import { chooseForRecheck, takeEntries } from './open-posts.ts';
import { wallId } from './post-of-item.ts';
import { readEntriesComments } from './read-due-comments.ts';
import { readWallPage } from './read-wall-page.ts';
import type { Step } from './visit.ts';
import type { WallVisit } from './wall-visit.ts';
import { tombstoneOf } from './wall-visit.ts';

/** Posts that one wall.getById may ask for; VK's documentation says 100. */
const BATCH_SIZE = 100;

/**
 * Looks again at posts of the last week that this visit has not seen: edits, deletions, and comments that grew. Every
 * step of the schedule is kept, and each visit looks at a hundred more, those not looked at for longest.
 */
export async function* recheckPosts(visit: WallVisit): Step {
  const { ownerId, startedSeconds, cursor } = visit;
  const chosen = chooseForRecheck(visit.open, {
    nowSeconds: visit.nowSeconds(),
    startedSeconds,
    missingSince: visit.oldestOnNewest,
    size: BATCH_SIZE,
  });
  for (let start = 0; start < chosen.length; start += BATCH_SIZE) {
    const ids = chosen.slice(start, start + BATCH_SIZE);
    const called = await visit.call('wall.getById', { posts: ids.map((id) => `${ownerId}_${id}`).join(',') });
    if ('reaction' in called) return called.reaction;
    const page = readWallPage(called.response, visit.context());
    const nowSeconds = visit.nowSeconds();
    const { open, due } = takeEntries(visit.open, page.entries, { nowSeconds, sinceDate: cursor.sinceDate });
    const told = new Set(page.tombstones.map(({ id }) => id));
    const shown = new Set(page.entries.map(({ id }) => id));
    // An item that could not be read may be any of those that seem to be missing.
    const missing = page.quarantined.length > 0 ? [] : ids.filter((id) => !shown.has(id));
    for (const id of missing) {
      open.delete(id);
      if (!told.has(wallId(ownerId, id))) page.tombstones.push(tombstoneOf(wallId(ownerId, id), nowSeconds));
    }
    visit.open = open;
    yield visit.land(page);
    const ended = yield* readEntriesComments(visit, due);
    if (ended !== null) return ended;
  }
  return null;
}
