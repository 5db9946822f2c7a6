import type { Labelled } from '../contracts/enriched.ts';
import type { PostChange, PostStore, StoredPost } from '../contracts/post-store.ts';
import type { Post } from '../contracts/post.ts';
import type { StageB } from '../contracts/stage-b.ts';
import { contentHash } from '../text/content-hash.ts';
import type { Decision } from './decide.ts';
import { erase } from './erase.ts';

export interface BuildDeps {
  store: Pick<PostStore, 'rows' | 'threadRows'>;
  /** Stage A over many posts, in order. */
  label: (posts: readonly Post[]) => Promise<Labelled[]>;
  stageB: StageB;
}

/** Runs both stages over what the known-post check decided, and corrects answers whose root has come. */
export async function buildChanges(decisions: readonly Decision[], deps: BuildDeps): Promise<PostChange[]> {
  const labelled = await labelFresh(decisions, deps);
  const stored = await deps.store.rows(idsToRead(decisions, labelled));
  const batchRows = new Map<string, StoredPost>();
  const changes: PostChange[] = [];

  for (const decision of decisions) {
    const change = changeOf(decision, labelled, { stored, batchRows, deps });
    if (change === null) continue;
    batchRows.set(change.row.id, change.row);
    changes.push(change);
  }
  return correctOrphans(changes, deps);
}

async function labelFresh(decisions: readonly Decision[], deps: BuildDeps): Promise<Map<string, Labelled>> {
  const posts = decisions.flatMap((decision) => {
    return 'post' in decision && decision.post !== null ? [decision.post] : [];
  });
  const labelled = await deps.label(posts);
  return new Map(labelled.map((post) => [post.id, post]));
}

function idsToRead(decisions: readonly Decision[], labelled: ReadonlyMap<string, Labelled>): string[] {
  const ids = decisions.filter((decision) => decision.kind === 'changed' || decision.kind === 'deleted');
  const roots = [...labelled.values()].flatMap((post) => (post.rootId === null ? [] : [post.rootId]));
  return [...new Set([...ids.map((decision) => decision.observation.id), ...roots])];
}

function changeOf(
  decision: Decision,
  labelled: ReadonlyMap<string, Labelled>,
  around: Surroundings,
): PostChange | null {
  if (decision.kind === 'unchanged') return null;
  const { id, tombstone } = decision.observation;
  const replaced = around.stored.get(id) ?? null;
  const post = labelled.get(id);
  const row = post === undefined ? replaced : rowOf(post, replaced, around);
  if (row === null) return null;
  return changeTo(tombstone === null ? row : erase(row, tombstone.deletedAt, tombstone.deletedAt), replaced);
}

interface Surroundings {
  stored: ReadonlyMap<string, StoredPost>;
  batchRows: ReadonlyMap<string, StoredPost>;
  deps: BuildDeps;
}

function rowOf(
  post: Labelled,
  replaced: StoredPost | null,
  { stored, batchRows, deps }: Surroundings,
): StoredPost {
  const root = post.rootId === null ? null : (batchRows.get(post.rootId) ?? stored.get(post.rootId) ?? null);
  return replaced === null ? deps.stageB.add(post, root) : deps.stageB.update(post, root, replaced);
}

function changeTo(row: StoredPost, replaced: StoredPost | null): PostChange {
  return { row, contentHash: contentHash(row), replaced };
}

/**
 * Answers that came before their root take over its district now: those of this batch, and stored ones. Storage is asked
 * about every new root; it tells from memory, also after a restart, of which ones it has no answers.
 */
async function correctOrphans(changes: readonly PostChange[], deps: BuildDeps): Promise<PostChange[]> {
  const roots = changes.flatMap(({ row, replaced }) =>
    replaced === null && row.rootId === null ? [row] : [],
  );
  if (roots.length === 0) return [...changes];
  const since = roots.map((root) => root.publishedAt).sort()[0] ?? '';
  const threads = await deps.store.threadRows(
    roots.map((root) => root.id),
    since,
  );
  const inBatch = new Map(changes.map((change) => [change.row.id, change]));
  const answersInBatch = Map.groupBy(changes, ({ row }) => row.rootId);
  const corrected = roots.flatMap((root) => {
    const stored = (threads.get(root.id) ?? []).filter((row) => !inBatch.has(row.id));
    const answers = [...(answersInBatch.get(root.id) ?? []), ...stored.map((row) => changeTo(row, row))];
    return answers.flatMap((answer) => adopt(answer, root, deps.stageB));
  });
  const byId = new Map(corrected.map((change) => [change.row.id, change]));
  return [
    ...changes.map((change) => byId.get(change.row.id) ?? change),
    ...corrected.filter((change) => !inBatch.has(change.row.id)),
  ];
}

/** The answer with what it takes over from its root; nothing when that changes nothing. */
function adopt({ row, replaced }: PostChange, root: StoredPost, stageB: StageB): PostChange[] {
  if (row.deletedAt !== null) return [];
  const corrected = stageB.update(row, root, row);
  return corrected.districtId === row.districtId ? [] : [changeTo(corrected, replaced)];
}
