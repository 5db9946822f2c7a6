import { toIso } from '../contracts/clock.ts';
import type { Region } from '../contracts/region.ts';
import type { AuditedThread, Finding, ThreadInput } from '../contracts/thread.ts';
import { findBadTone } from './threads/find-bad-tone.ts';
import { findClosedComments } from './threads/find-closed.ts';
import { findEscalation } from './threads/find-escalation.ts';
import { findPingPong } from './threads/find-ping-pong.ts';
import { findPoorAnswers } from './threads/find-poor-answers.ts';
import { findSilence } from './threads/find-silence.ts';
import { heatOf } from './threads/heat.ts';
import { createThreadReader } from './threads/read-thread.ts';
import { createTerms } from './threads/terms.ts';

/** A thread has at most 500 posts; more findings than this say nothing new. */
const FINDINGS_MAX = 50;

/**
 * Makes the audit of talk between people and bodies: rules over the words of a thread, each with its evidence (offsets
 * into the text of the post that the finding names). `now` decides what is silence; `nextCheckAt` is the next moment at
 * which silence may begin.
 */
export function createThreadAudit(region: Region): (input: ThreadInput, now: string) => AuditedThread {
  const termsOf = createTerms(region);
  const read = createThreadReader();
  return (input, now) => {
    const thread = read(input);
    const { findings: silence, nextMs } = findSilence(termsOf(thread), thread, Date.parse(now));
    const findings: Finding[] = [
      ...silence,
      ...findPoorAnswers(thread),
      ...findBadTone(thread),
      ...findPingPong(thread),
      ...findClosedComments(thread),
      ...findEscalation(thread),
    ].slice(0, FINDINGS_MAX);
    const first = thread.root?.post ?? input.posts[0];
    return {
      thread: {
        rootId: input.id,
        channelId: first?.channelId ?? '',
        districtId: districtOf(first),
        // Asked of threads that are saved: a lone post without findings is not.
        get heat() {
          return heatOf(thread, findings);
        },
        findings,
      },
      nextCheckAt: nextMs === null ? null : toIso(nextMs),
    };
  };
}

/** Posts from storage carry the district that stage A found; plain ones do not. */
function districtOf(post: object | undefined): string | null {
  return post !== undefined && 'districtId' in post && typeof post.districtId === 'string'
    ? post.districtId
    : null;
}
