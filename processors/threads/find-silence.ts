import type { Finding } from '../../contracts/thread.ts';
import type { ReadThread, ThreadPost } from './read-thread.ts';
import type { DueAppeal } from './terms.ts';

/** Silence and lateness of a thread, and the next moment at which silence may begin (ms; null: never). */
export interface Silence {
  findings: Finding[];
  nextMs: number | null;
}

/** `none`: no body answered in time and the time is over; `late`: the first answer came after it. */
export function findSilence(due: readonly DueAppeal[], thread: ReadThread, nowMs: number): Silence {
  const findings = new Map<string, Finding>();
  let nextMs: number | null = null;
  for (const { appeal, deadlineMs } of due) {
    const reply = thread.answers.find((answer) => isAnswerTo(answer.reply, answer.to, appeal, thread))?.reply;
    if (reply === undefined && deadlineMs > nowMs) nextMs = Math.min(nextMs ?? deadlineMs, deadlineMs);
    else if (reply === undefined) {
      findings.set(appeal.post.id, {
        kind: 'none',
        postId: appeal.post.id,
        evidence: appeal.appeal.slice(0, 3),
      });
    } else if (reply.ms > deadlineMs && !findings.has(reply.post.id)) {
      const evidence = [{ rule: 'answer-after-deadline', quote: null, start: null, end: null }];
      findings.set(reply.post.id, { kind: 'late', postId: reply.post.id, evidence });
    }
  }
  return { findings: [...findings.values()], nextMs };
}

/** An answer to another citizen's comment answers nobody else; one to the thread answers all who asked before. */
function isAnswerTo(
  reply: ThreadPost,
  to: ThreadPost | null,
  appeal: ThreadPost,
  thread: ReadThread,
): boolean {
  if (reply.ms < appeal.ms) return false;
  if (to === appeal) return true;
  const parent = reply.post.parentId === null ? undefined : thread.byId.get(reply.post.parentId);
  const isToThread = parent === undefined || parent === thread.root || parent.isOfficial;
  return isToThread || appeal === thread.root;
}
