import type { Labelled } from '../contracts/enriched.ts';
import type { PostChange, PostStore, StoredPost } from '../contracts/post-store.ts';
import type { Post } from '../contracts/post.ts';
import type { RootContext, StageB } from '../contracts/stage-b.ts';
import { contentHash } from '../text/content-hash.ts';
import type { Decision } from './decide.ts';
import { erase } from './erase.ts';

export interface BuildDeps {
  store: Pick<PostStore, 'rows' | 'threadRows'>;
  /** Stage A over many posts, in order. */
  label: (posts: readonly Post[]) => Promise<Labelled[]>;
  stageB: StageB;
  /** Roots that answers were stored before; shared over batches. */
  orphanRoots: Set<string>;
}

/** Answers remembered without their root; beyond this the oldest are forgotten. */
const ORPHAN_ROOTS_MAX = 100_000;

/** Runs both stages over what the known-post check decided, and corrects answers whose root has come. */
export async function buildChanges(decisions: readonly Decision[], deps: BuildDeps): Promise<PostChange[]> {
  const labelled = await labelFresh(decisions, deps);
  const stored = await deps.store.rows(idsToRead(decisions, labelled));
  const rows = new Map<string, StoredPost>();
  const changes: PostChange[] = [];

  for (const decision of decisions) {
    const change = changeOf(decision, labelled, stored, rows, deps);
    if (change === null) continue;
    rows.set(change.row.id, change.row);
    changes.push(change);
  }
  return [...changes, ...(await correctOrphans(changes, deps))];
}

async function labelFresh(decisions: readonly Decision[], deps: BuildDeps): Promise<Map<string, Labelled>> {
  const posts = decisions.flatMap((decision) => ('post' in decision ? [decision.post] : []));
  const labelled = await deps.label(posts);
  return new Map(labelled.map((post) => [post.id, post]));
}

function idsToRead(decisions: readonly Decision[], labelled: ReadonlyMap<string, Labelled>): string[] {
  const ids = decisions.filter((decision) => decision.kind === 'changed' || decision.kind === 'deleted');
  const roots = [...labelled.values()].flatMap((post) => (post.rootId === null ? [] : [post.rootId]));
  return [...new Set([...ids.map((decision) => decision.observation.id), ...roots])];
}

// oxlint-disable-next-line max-params -- the five parts of one batch; an object would only rename them
function changeOf(
  decision: Decision,
  labelled: ReadonlyMap<string, Labelled>,
  stored: ReadonlyMap<string, StoredPost>,
  batchRows: ReadonlyMap<string, StoredPost>,
  deps: BuildDeps,
): PostChange | null {
  const { id, tombstone } = decision.observation;
  const replaced = stored.get(id) ?? null;
  if (decision.kind === 'deleted') {
    return replaced === null
      ? null
      : changeTo(erase(replaced, decision.deletedAt, decision.deletedAt), replaced);
  }
  const post = labelled.get(id);
  if (post === undefined) return null;
  const root = rootOf(post, batchRows, stored, deps.orphanRoots);
  const row = replaced === null ? deps.stageB.add(post, root) : deps.stageB.update(post, root, replaced);
  const isGone = tombstone !== null && decision.kind === 'new';
  return changeTo(isGone ? erase(row, tombstone.deletedAt, tombstone.deletedAt) : row, replaced);
}

function changeTo(row: StoredPost, replaced: StoredPost | null): PostChange {
  return { row, contentHash: contentHash(row), replaced };
}

function rootOf(
  post: Labelled,
  batchRows: ReadonlyMap<string, StoredPost>,
  stored: ReadonlyMap<string, StoredPost>,
  orphanRoots: Set<string>,
): RootContext | null {
  if (post.rootId === null) return null;
  const root = batchRows.get(post.rootId) ?? stored.get(post.rootId);
  if (root !== undefined) return root;
  if (orphanRoots.size >= ORPHAN_ROOTS_MAX) {
    for (const oldest of orphanRoots) {
      orphanRoots.delete(oldest);
      break;
    }
  }
  orphanRoots.add(post.rootId);
  return null;
}

/** Answers that were stored before their root take over its district now. */
async function correctOrphans(changes: readonly PostChange[], deps: BuildDeps): Promise<PostChange[]> {
  const roots = changes.filter((change) => change.replaced === null && deps.orphanRoots.has(change.row.id));
  if (roots.length === 0) return [];
  const inBatch = new Set(changes.map((change) => change.row.id));
  const since = roots.map((change) => change.row.publishedAt).sort()[0] ?? '';
  const threads = await deps.store.threadRows(
    roots.map((change) => change.row.id),
    since,
  );
  return roots.flatMap(({ row: root }) => {
    deps.orphanRoots.delete(root.id);
    const answers = threads.get(root.id) ?? [];
    return answers
      .filter((answer) => !inBatch.has(answer.id) && answer.deletedAt === null)
      .map((answer) => ({ answer, corrected: deps.stageB.update(answer, root, answer) }))
      .filter(({ answer, corrected }) => corrected.districtId !== answer.districtId)
      .map(({ answer, corrected }) => changeTo(corrected, answer));
  });
}
