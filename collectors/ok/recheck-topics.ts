import { toIso } from '../../contracts/clock.ts';
import type { Parsed } from '../../contracts/collector.ts';
import { emptyParsed } from '../kit/parsed.ts';
import type { Reaction } from '../kit/reaction.ts';
import type { GroupVisit, Step } from './group-visit.ts';
import { chooseForRecheck, takeEntries } from './open-topics.ts';
import { readEntriesComments } from './read-due-comments.ts';
import type { TopicPage } from './read-topic-page.ts';
import { readTopicPage } from './read-topic-page.ts';
import type { TopicEntry } from './topic-of-item.ts';
import { topicPostId } from './topic-of-item.ts';

/** Topics that one mediatopic.getByIds asks for; no greatest number is published. */
const BATCH_SIZE = 50;
/** Parts of a topic that an answer about several shows at most (parameter `media_limit`). */
const MEDIA_LIMIT = 3;

/**
 * Looks again at topics of the last week that this visit has not seen: edits, deletions, and comments that grew. Every
 * step of the schedule is kept, and each visit looks at fifty more, those not looked at for longest.
 */
export async function* recheckTopics(visit: GroupVisit): Step {
  const { startedSeconds } = visit;
  const chosen = chooseForRecheck(visit.open, {
    nowSeconds: visit.nowSeconds(),
    startedSeconds,
    missingSince: visit.oldestOnNewest,
    size: BATCH_SIZE,
  });
  for (let start = 0; start < chosen.length; start += BATCH_SIZE) {
    const ended = yield* recheck(visit, chosen.slice(start, start + BATCH_SIZE));
    if (ended !== null) return ended;
  }
  return null;
}

async function* recheck(visit: GroupVisit, ids: readonly string[]): Step {
  const page = await callByIds(visit, ids);
  if (!('kind' in page)) {
    const due = takePage(visit, page);
    const shown = new Set(page.entries.map(({ id }) => id));
    // An item that could not be read may be any of those that seem to be missing.
    const missing = page.quarantined.length > 0 ? [] : ids.filter((id) => !shown.has(id));
    yield visit.land({ ...page, posts: wholePosts(page), tombstones: forget(visit, missing) });
    return yield* readEntriesComments(visit, due);
  }
  if (page.kind !== 'stop_source') return page;
  if (ids.length === 1) {
    yield visit.land({ ...emptyParsed(), tombstones: forget(visit, ids) });
    return null;
  }
  // «Not found» does not say which of them: each half is asked for by itself.
  const middle = Math.ceil(ids.length / 2);
  return (yield* recheck(visit, ids.slice(0, middle))) ?? (yield* recheck(visit, ids.slice(middle)));
}

function takePage(visit: GroupVisit, { entries }: TopicPage): TopicEntry[] {
  const { open, due } = takeEntries(visit.open, entries, {
    nowSeconds: visit.nowSeconds(),
    sinceSeconds: Math.floor(visit.cursor.sinceMs / 1000),
  });
  visit.open = open;
  return due;
}

/** Tombstones of topics that are not given any more; they are not looked after from now on. */
function forget(visit: GroupVisit, ids: readonly string[]): Parsed['tombstones'] {
  const gone = new Set(ids);
  visit.open = new Map([...visit.open].filter(([id]) => !gone.has(id)));
  const deletedAt = toIso(visit.nowSeconds() * 1000);
  return ids.map((id) => ({ id: topicPostId(id), deletedAt }));
}

/** Without those whose further parts may have been left out: their text would seem to be edited. */
function wholePosts({ posts, entries }: TopicPage): TopicPage['posts'] {
  const cut = new Set(entries.filter(({ parts }) => parts >= MEDIA_LIMIT).map(({ id }) => topicPostId(id)));
  return posts.filter(({ id }) => !cut.has(id));
}

async function callByIds(visit: GroupVisit, ids: readonly string[]): Promise<TopicPage | Reaction> {
  const called = await visit.call('mediatopic.getByIds', {
    topic_ids: ids.join(','),
    media_limit: MEDIA_LIMIT,
    fields: 'media_topic.*',
  });
  return 'reaction' in called
    ? called.reaction
    : readTopicPage(called.answer, visit.context(), visit.groupId);
}
