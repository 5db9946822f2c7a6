import type { Labelled } from '../contracts/enriched.ts';
import { VecheError } from '../contracts/errors.ts';
import type { ReplayOptions, ReplayReport, Tell } from '../contracts/maintenance.ts';
import type { PostChange, PostStore, StoredPost } from '../contracts/post-store.ts';
import { postSchema, type Post } from '../contracts/post.ts';
import type { RootContext } from '../contracts/stage-b.ts';
import { contentHash } from '../text/content-hash.ts';
import { auditThreads, touchedThreads, type AuditDeps } from './audit-threads.ts';
import type { BuildDeps } from './build-changes.ts';
import { labelDifference } from './label-difference.ts';
import { createReplayTally, type ReplayTally } from './replay-tally.ts';
import type { WriteTurn } from './write-turn.ts';

export interface ReplayDeps extends AuditDeps {
  store: Pick<PostStore, 'rows' | 'write'> & AuditDeps['store'];
  /** Live posts that still have their text, oldest first. */
  texts: {
    countTexts(period: { from: string; to: string }): Promise<number>;
    scanTexts(period: { from: string; to: string }): AsyncIterable<StoredPost[]>;
  };
  label: BuildDeps['label'];
  /** The one that keeps corrections: what a person decided is not decided anew. */
  stageB: BuildDeps['stageB'];
  turn: WriteTurn;
  signal: AbortSignal;
}

const POST_FIELDS = Object.keys(postSchema.shape) as (keyof Post)[];
/** Roots remembered in a dry run, whose answers have to see what would have been written. */
const ROOTS_MAX = 100_000;

/**
 * Labels stored posts again, oldest first, and writes those whose labels are different now. Pages are stored meanwhile: a
 * piece is labelled beside them, and only its writing takes the turn, in which posts that were edited since are left alone.
 * Copies and stories stay as they were found; so does what people corrected.
 * @throws {VecheError} `aborted` when the signal fires, between two pieces; what was written stays. `unavailable`, `storage`.
 */
export async function replay(options: ReplayOptions, deps: ReplayDeps, tell: Tell): Promise<ReplayReport> {
  const tally = createReplayTally(options);
  const roots = new Map<string, RootContext>();
  const total = await deps.texts.countTexts(options);
  let done = 0;
  for await (const rows of deps.texts.scanTexts(options)) {
    if (deps.signal.aborted) throw new VecheError('aborted', `the replay was given up after ${done} posts`);
    const labelled = await deps.label(rows.map(postOf));
    tally.looked(rows, labelled[0]?.version ?? '');
    await deps.turn(() => replayPiece({ rows, labelled, roots, tally, isDryRun: options.isDryRun }, deps));
    done += rows.length;
    tell({
      what: options.isDryRun ? 'posts compared' : 'posts replayed',
      done,
      total: Math.max(total, done),
    });
  }
  return tally.report();
}

interface Piece {
  rows: readonly StoredPost[];
  labelled: readonly Labelled[];
  roots: Map<string, RootContext>;
  tally: ReplayTally;
  isDryRun: boolean;
}

async function replayPiece(piece: Piece, deps: ReplayDeps): Promise<void> {
  const { rows, labelled, roots, tally } = piece;
  const rootIds = rows.flatMap(({ rootId }) => (rootId === null ? [] : [rootId]));
  const stored = await deps.store.rows([...rows.map(({ id }) => id), ...rootIds]);
  const written = new Map<string, StoredPost>();
  const changes: PostChange[] = [];
  for (const [index, read] of rows.entries()) {
    const before = stored.get(read.id);
    const labels = labelled[index];
    if (before === undefined || labels === undefined || contentHash(before) !== contentHash(read)) {
      tally.skipped();
      continue;
    }
    const { rootId } = before;
    const root =
      rootId === null ? null : (written.get(rootId) ?? roots.get(rootId) ?? stored.get(rootId) ?? null);
    const after = deps.stageB.update({ ...labels, ...postOf(before) }, root, before);
    const differences = labelDifference(before, after);
    if (differences.length === 0) continue;
    tally.changed(before, after, differences);
    written.set(after.id, after);
    changes.push({ row: after, contentHash: contentHash(after), replaced: before });
  }
  if (piece.isDryRun) return rememberRoots(roots, changes);
  if (changes.length === 0) return;
  await deps.store.write({ changes, metrics: [], pages: [] });
  await auditThreads(touchedThreads(written.values()), deps);
}

function rememberRoots(roots: Map<string, RootContext>, changes: readonly PostChange[]): void {
  for (const { row } of changes) {
    if (row.rootId === null && roots.size < ROOTS_MAX) {
      roots.set(row.id, { districtId: row.districtId, districtConfidence: row.districtConfidence });
    }
  }
}

/** The post without any label. */
function postOf(row: StoredPost): Post {
  return Object.fromEntries(POST_FIELDS.map((field) => [field, row[field]])) as unknown as Post;
}
