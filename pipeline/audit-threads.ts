import { toIso, type Clock } from '../contracts/clock.ts';
import type { PostStore, StoredPost } from '../contracts/post-store.ts';
import type { AuditedThread, ThreadInput } from '../contracts/thread.ts';

export type ThreadAudit = (input: ThreadInput, now: string) => AuditedThread;

export interface AuditDeps {
  store: Pick<PostStore, 'threadRows' | 'saveThreads'>;
  audit: ThreadAudit;
  clock: Clock;
}

/** Longest life of a thread that is still looked at: answers to older posts do not reopen its audit. */
const THREAD_DAYS = 90;

/**
 * Audits threads again from what is stored and saves the outcome. Of threads that were never saved, those of one post
 * without a finding are left out; `areSaved` says that all of them were.
 */
export async function auditThreads(
  rootIds: ReadonlySet<string>,
  deps: AuditDeps,
  { areSaved }: { areSaved: boolean } = { areSaved: false },
): Promise<void> {
  if (rootIds.size === 0) return;
  const at = toIso(deps.clock.now());
  const since = toIso(deps.clock.now() - THREAD_DAYS * 86_400_000);
  const threads = await deps.store.threadRows([...rootIds], since);
  const audited = [...threads].flatMap(([rootId, rows]) => {
    const outcome = deps.audit({ id: rootId, posts: rows }, at);
    return areSaved || isWorthSaving(rows, outcome) ? [{ ...outcome, at }] : [];
  });
  await deps.store.saveThreads(audited);
}

/** An edited or deleted post may stand quoted in an older audit, which has to give way whatever the new one says. */
function isWorthSaving(rows: readonly StoredPost[], { thread, nextCheckAt }: AuditedThread): boolean {
  if (rows.length > 1 || thread.findings.length > 0 || nextCheckAt !== null) return true;
  return rows.some((row) => row.edited || row.deletedAt !== null);
}

/** The threads that a batch of rows touches. */
export function touchedThreads(rows: Iterable<Pick<StoredPost, 'id' | 'rootId'>>): Set<string> {
  return new Set([...rows].map((row) => row.rootId ?? row.id));
}
