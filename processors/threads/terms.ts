import type { Body, Region } from '../../contracts/region.ts';
import { createRegionTime } from '../../contracts/region-time.ts';
import { createMentionedBody } from './mentioned-body.ts';
import type { ReadThread, ThreadPost } from './read-thread.ts';
import { afterWorkingHours } from './working-hours.ts';

/** An appeal that a body has to answer, and until when. */
export interface DueAppeal {
  appeal: ThreadPost;
  deadlineMs: number;
}

/** Hours within which somebody is expected to answer where no body is registered (contracts/region.ts). */
const REPLY_HOURS = 24;

/** Makes the function that lists the appeals of a thread with their terms, oldest first. */
export function createTerms(region: Region): (thread: ReadThread) => DueAppeal[] {
  const time = createRegionTime(region.timezone);
  const byPage = new Map<string, Body>();
  for (const body of region.bodies) {
    for (const { network, channelId } of body.pages) byPage.set(`${network}:${channelId}`, body);
  }
  const byId = new Map(region.bodies.map((body) => [body.id, body]));
  const mentioned = createMentionedBody(region.bodies);

  /** Hours in which a body must answer this post; null when it is addressed to none. */
  function hoursOf(post: ThreadPost, thread: ReadThread): number | null {
    const { network, channelId, channelKind, kind } = post.post;
    const rootBody = thread.root?.post.bodyId ?? null;
    const body =
      byPage.get(`${network}:${channelId}`) ?? byId.get(rootBody ?? '') ?? mentioned(post.post.text);
    if (body !== undefined) return body.replyHours;
    const isAddressed =
      rootBody !== null || kind === 'appeal' || channelKind === 'official' || channelKind === 'inbox';
    return isAddressed ? REPLY_HOURS : null;
  }

  return (thread) =>
    thread.posts.flatMap((appeal) => {
      if (appeal.isOfficial || Number.isNaN(appeal.ms) || !expectsAnswer(appeal, thread)) return [];
      // The words of the appeal come last: they cost most.
      const hours = hoursOf(appeal, thread);
      if (hours === null || appeal.appeal.length === 0) return [];
      return [{ appeal, deadlineMs: afterWorkingHours(appeal.ms, hours, time) }];
    });
}

/** The first post of a thread, questions under a body's own post, and what is said back to a body. */
function expectsAnswer(post: ThreadPost, thread: ReadThread): boolean {
  if (post === thread.root) return true;
  const { parentId, rootId } = post.post;
  const parent = parentId === null ? undefined : thread.byId.get(parentId);
  if (parent !== undefined && parent !== thread.root)
    return parent.isOfficial && post.post.text.includes('?');
  const isTopLevel = parentId === null || parentId === rootId || parent === thread.root;
  return isTopLevel && (thread.root === null || thread.root.isOfficial);
}
