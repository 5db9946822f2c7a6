import type { Page } from '../../contracts/collector.ts';
import { VecheError } from '../../contracts/errors.ts';
import { countCalls } from './ledger.ts';
import { takeEntries } from './open-posts.ts';
import type { WallEntry } from './post-of-item.ts';
import type { Reaction } from './reactions.ts';
import { readEntriesComments } from './read-due-comments.ts';
import type { WallPage } from './read-wall-page.ts';
import { datesOf, readWallPage } from './read-wall-page.ts';
import type { Gap, VkCursor } from './schema.ts';
import { addGap, gapBelow, isTooFar, offsetOf, PAGE_SIZE, rest, stepBack } from './wall-gaps.ts';
import type { Step } from './visit.ts';
import type { WallVisit } from './wall-visit.ts';

/** Reads the newest page of the wall and the comments that grew under it. */
export async function* readNewest(visit: WallVisit, sinceDate: number): Step {
  const page = await callWall(visit, 0);
  if ('kind' in page) return page;
  const isFirst = visit.cursor.newestDate === null;
  const fromDate = visit.cursor.newestDate ?? sinceDate;
  // What is older than a week and was seen by an earlier visit has been done with.
  const due = take(visit, page, isFirst ? sinceDate : fromDate + 1);
  visit.oldestOnNewest = Math.min(...datesOf(page));
  visit.newestReadSeconds = visit.nowSeconds();
  yield visit.land(page, {
    newestDate: Math.max(fromDate, ...datesOf(page)),
    sinceDate: isFirst ? sinceDate : visit.cursor.sinceDate,
    gaps: addGap(visit.cursor.gaps, gapBelow(page, fromDate)),
    deadAnswers: 0,
    hold: null,
  });
  return yield* readEntriesComments(visit, due);
}

/** A long history must not keep new posts waiting: between its pages the newest one is read again this often. */
const NEWEST_AGAIN_SECONDS = 600;

/** Reads all that is missing between what is known and the newest page, with its comments, newest first. */
export async function* closeGaps(visit: WallVisit): Step {
  while (visit.cursor.gaps.length > 0) {
    if (visit.nowSeconds() - visit.newestReadSeconds >= NEWEST_AGAIN_SECONDS) {
      const ended = yield* readNewest(visit, visit.cursor.sinceDate);
      if (ended !== null) return ended;
    }
    const gap = visit.cursor.gaps.at(-1);
    if (gap === undefined) break;
    const page = await callWall(visit, offsetOf(gap));
    if ('kind' in page) return page;
    if (isTooFar(gap, page)) {
      visit.cursor = replaceGap(visit.cursor, stepBack(gap));
      continue;
    }
    const due = take(visit, page, visit.cursor.sinceDate);
    yield landGap(visit, page, rest(gap, page, offsetOf(gap)));
    const ended = yield* readEntriesComments(visit, due);
    if (ended !== null) return ended;
  }
  return null;
}

function landGap(visit: WallVisit, page: WallPage, left: Gap | null): Page {
  return visit.land(page, { gaps: replaceGap(visit.cursor, left).gaps });
}

function replaceGap(cursor: VkCursor, gap: Gap | null): VkCursor {
  return { ...cursor, gaps: [...cursor.gaps.slice(0, -1), ...(gap === null ? [] : [gap])] };
}

function take(visit: WallVisit, page: WallPage, sinceDate: number): WallEntry[] {
  const { open, due } = takeEntries(visit.open, page.entries, { nowSeconds: visit.nowSeconds(), sinceDate });
  visit.open = open;
  return due;
}

async function callWall(visit: WallVisit, offset: number): Promise<WallPage | Reaction> {
  const nowMs = visit.nowSeconds() * 1000;
  visit.cursor = { ...visit.cursor, ledger: countCalls(visit.cursor.ledger, nowMs, 1) };
  const called = await visit.call('wall.get', {
    owner_id: visit.ownerId,
    offset,
    count: PAGE_SIZE,
    filter: 'all',
  });
  if ('reaction' in called) return called.reaction;
  const page = readWallPage(called.response, visit.context());
  if (page.entries.length === 0 && page.quarantined.length > 0 && page.size > 0) {
    throw new VecheError('unreadable', 'no post of the wall could be read', {
      where: 'wall.get',
      hint: 'the interface may have changed; compare with its documentation',
      retryAfterSeconds: 600,
    });
  }
  return page;
}
