import { emptyParsed } from '../kit/parsed.ts';
import { markRead } from './open-posts.ts';
import type { WallEntry } from './post-of-item.ts';
import type { ReactionKind } from './reactions.ts';
import { readComments } from './read-comments.ts';
import type { Step } from './visit.ts';
import type { WallVisit } from './wall-visit.ts';

/** Reactions that concern one list of comments only: it is closed, or its post has just gone. */
const CONCERNS_POST: ReadonlySet<ReactionKind> = new Set(['skip_object', 'stop_source', 'dead_letter']);

/** Reads the comments of posts, newest post first as they come; a post counts as read with its last page. */
export async function* readEntriesComments(visit: WallVisit, entries: readonly WallEntry[]): Step {
  for (const entry of entries) {
    const { call, ownerId, context } = visit;
    const knownIds = visit.open.get(entry.id)?.[5] ?? '';
    for await (const part of readComments({ call, ownerId, postId: entry.id, knownIds, context })) {
      const { refused } = part;
      if (refused !== null && !CONCERNS_POST.has(refused.kind)) return refused;
      if (refused !== null) visit.open = markRead(visit.open, entry, knownIds, visit.nowSeconds());
      else if (part.ids !== null) visit.open = markRead(visit.open, entry, part.ids, visit.nowSeconds());
      yield visit.land(part.parsed);
    }
  }
  // Posts without comments have changed the open list too.
  if (entries.length > 0) yield visit.land(emptyParsed());
  return null;
}
