import type { Parsed } from '../../contracts/collector.ts';
import { emptyParsed } from '../kit/parsed.ts';
import type { ReactionKind } from '../kit/reaction.ts';
import { addComment } from './comment-of-item.ts';
import type { GroupVisit, Step } from './group-visit.ts';
import { createThreadLinks } from './link-comments.ts';
import { markRead } from './open-topics.ts';
import { commentsSchema } from './schema.ts';
import type { TopicEntry } from './topic-of-item.ts';

const PAGE_SIZE = 100;
/** Ten thousand comments under one topic. */
const PAGES_MAX = 100;
/** Reactions that concern one discussion only: it is closed, or its topic has just gone. */
const CONCERNS_TOPIC: ReadonlySet<ReactionKind> = new Set(['skip_object', 'stop_source', 'dead_letter']);

/** Reads the comments of topics as they come; a topic counts as read with its last page. */
export async function* readEntriesComments(visit: GroupVisit, entries: readonly TopicEntry[]): Step {
  for (const entry of entries) {
    const ended = yield* readComments(visit, entry);
    if (ended !== null) return ended;
  }
  // Topics without comments have changed the open list too.
  if (entries.length > 0) yield visit.land(emptyParsed());
  return null;
}

/** All comments of a topic, oldest first, so that links can be made; removed ones are listed and become tombstones. */
async function* readComments(visit: GroupVisit, entry: TopicEntry): Step {
  const at = { groupId: visit.groupId, topicId: entry.id, links: createThreadLinks() };
  let anchor = 'FIRST';
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const called = await visit.call('discussions.getComments', {
      discussionId: entry.id,
      discussionType: 'GROUP_TOPIC',
      anchor,
      direction: 'FORWARD',
      count: PAGE_SIZE,
      includeRemoved: 'true',
      mark_as_read: 'false',
    });
    if ('reaction' in called) {
      if (!CONCERNS_TOPIC.has(called.reaction.kind)) return called.reaction;
      break;
    }
    const list = commentsSchema.safeParse(called.answer).data;
    const items = list?.comments ?? list?.commentss ?? [];
    const parsed: Parsed = emptyParsed();
    for (const [index, item] of items.entries())
      addComment(parsed, item, at, { context: visit.context(), place: `comments[${index}]` });
    const next = list?.anchor;
    const isLast = items.length === 0 || list?.has_more === false || next === undefined || next === anchor;
    if (isLast) visit.open = markRead(visit.open, entry, visit.nowSeconds());
    yield visit.land(parsed);
    if (isLast) return null;
    anchor = next;
  }
  visit.open = markRead(visit.open, entry, visit.nowSeconds());
  return null;
}
