import type { Reaction } from '../kit/reaction.ts';
import type { GroupVisit, Step } from './group-visit.ts';
import { takeEntries } from './open-topics.ts';
import { readEntriesComments } from './read-due-comments.ts';
import type { TopicPage } from './read-topic-page.ts';
import { readTopicPage } from './read-topic-page.ts';
import type { Gap, OkCursor } from './schema.ts';
import type { TopicEntry } from './topic-of-item.ts';

/** Topics on a page; more than its known clients ask for is not documented. */
const PAGE_SIZE = 50;
const GAPS_MAX = 20;

/** Reads the newest page of the group and the comments that grew under it. */
export async function* readNewest(visit: GroupVisit, sinceMs: number): Step {
  const page = await callTopics(visit, null);
  if ('kind' in page) return page;
  const isFirst = visit.cursor.newestMs === null;
  const fromMs = visit.cursor.newestMs ?? sinceMs;
  const due = take(visit, page, isFirst ? sinceMs : visit.cursor.sinceMs);
  visit.oldestOnNewest = page.bottomMs / 1000;
  const gap = restOf({ fromMs, anchor: null }, page);
  yield visit.land(page, {
    newestMs: Math.max(fromMs, ...page.entries.map(({ date }) => date * 1000)),
    sinceMs: isFirst ? sinceMs : visit.cursor.sinceMs,
    gaps: gap === null ? visit.cursor.gaps : addGap(visit.cursor.gaps, gap),
    deadAnswers: 0,
    hold: null,
  });
  return yield* readEntriesComments(visit, due);
}

/** Reads all that is missing between what is known and the newest page, with its comments, newest first. */
export async function* closeGaps(visit: GroupVisit): Step {
  let isFromTop = false;
  for (let gap = visit.cursor.gaps.at(-1); gap !== undefined; gap = visit.cursor.gaps.at(-1)) {
    const page = await callTopics(visit, gap.anchor);
    if ('kind' in page) {
      // An anchor may have been forgotten by the network: the way down begins at the top again.
      if (page.kind !== 'dead_letter' || isFromTop) return page;
      isFromTop = true;
      visit.cursor = replaceGap(visit.cursor, { ...gap, anchor: null });
      continue;
    }
    const due = take(visit, page, visit.cursor.sinceMs);
    yield visit.land(page, { gaps: replaceGap(visit.cursor, restOf(gap, page)).gaps });
    const ended = yield* readEntriesComments(visit, due);
    if (ended !== null) return ended;
  }
  return null;
}

/** What is left of a gap after a page of it; null when it is closed, or the list goes no further down. */
function restOf(gap: Gap, page: TopicPage): Gap | null {
  // An answer that leads to itself would be asked for ever.
  if (page.anchor === null || page.anchor === gap.anchor || page.bottomMs < gap.fromMs) return null;
  return { ...gap, anchor: page.anchor };
}

/** Keeps the list bounded: the two oldest gaps become one that spans both, which reads more and loses nothing. */
function addGap(gaps: readonly Gap[], gap: Gap): Gap[] {
  const all = [...gaps, gap];
  const [first, second, ...others] = all;
  if (all.length <= GAPS_MAX || first === undefined || second === undefined) return all;
  return [{ ...second, fromMs: first.fromMs }, ...others];
}

function replaceGap(cursor: OkCursor, gap: Gap | null): OkCursor {
  return { ...cursor, gaps: [...cursor.gaps.slice(0, -1), ...(gap === null ? [] : [gap])] };
}

function take(visit: GroupVisit, page: TopicPage, sinceMs: number): TopicEntry[] {
  const sinceSeconds = Math.floor(sinceMs / 1000);
  const { open, due } = takeEntries(visit.open, page.entries, {
    nowSeconds: visit.nowSeconds(),
    sinceSeconds,
  });
  visit.open = open;
  return due;
}

async function callTopics(visit: GroupVisit, anchor: string | null): Promise<TopicPage | Reaction> {
  const called = await visit.call('mediatopic.getTopics', {
    gid: visit.groupId,
    count: PAGE_SIZE,
    fields: 'media_topic.*',
    ...(anchor === null ? {} : { anchor }),
  });
  return 'reaction' in called
    ? called.reaction
    : readTopicPage(called.answer, visit.context(), visit.groupId);
}
