import type { Tombstone } from '../contracts/collector.ts';
import type { PostStore, StoredPost } from '../contracts/post-store.ts';
import { auditThreads, touchedThreads, type AuditDeps } from './audit-threads.ts';
import { buildChanges, type BuildDeps } from './build-changes.ts';
import { decide } from './decide.ts';

export interface TombstoneDeps extends BuildDeps, AuditDeps {
  store: Pick<PostStore, 'known' | 'rows' | 'threadRows' | 'write' | 'saveThreads'>;
}

/**
 * Erases the posts of tombstones that are news, as a page that told of them would. Resolves with the rows as they were.
 * Nothing else may read and write posts meanwhile.
 * @throws {VecheError} `unavailable` when storage refuses now.
 */
export async function applyTombstones(
  tombstones: readonly Tombstone[],
  deps: TombstoneDeps,
): Promise<StoredPost[]> {
  const known = await deps.store.known(tombstones.map(({ id }) => id));
  const decisions = tombstones.map((tombstone) => {
    const observation = { id: tombstone.id, sourceId: '', post: null, tombstone };
    return decide(observation, known.get(tombstone.id));
  });
  const changes = await buildChanges(decisions, deps);
  if (changes.length === 0) return [];
  await deps.store.write({ changes, metrics: [], pages: [] });
  await auditThreads(touchedThreads(changes.map(({ row }) => row)), deps);
  return changes.flatMap(({ replaced }) => (replaced === null ? [] : [replaced]));
}
