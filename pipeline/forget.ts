import { toIso } from '../contracts/clock.ts';
import type { Tombstone } from '../contracts/collector.ts';
import type { ForgetDemand, ForgetReport, Tell } from '../contracts/maintenance.ts';
import type { KnownPost, StoredPost } from '../contracts/post-store.ts';
import type { Network, Post } from '../contracts/post.ts';
import type { StateLog } from '../contracts/state-log.ts';
import { applyTombstones, type TombstoneDeps } from './apply-tombstones.ts';
import { touchedThreads } from './audit-threads.ts';
import { channelKey, createIsForgotten, FORGOTTEN } from './forgotten.ts';
import { searchPieces } from './search-pieces.ts';

export interface ForgetDeps extends TombstoneDeps {
  state: StateLog;
  /** Keeps the demand for a restore of an older backup. */
  journal: {
    add(entries: readonly { forgotten: string; at: string; by: string }[]): Promise<void>;
  };
  traces: {
    idsOfChannel(channel: { network: Network; channelId: string }): AsyncIterable<string[]>;
    clearThreadQuotes(rootIds: readonly string[]): Promise<number>;
    removeQuarantinedWith(texts: readonly string[]): Promise<number>;
    removeDamagedBatches(): Promise<number>;
  };
  removeLanded(isUnwanted: (post: Post) => boolean): Promise<number>;
  /** Runs work while nothing else reads and writes posts. */
  inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  scrub(): Promise<void>;
}

/** Posts that are erased at a time, while new pages wait. */
const AT_ONCE = 500;

/**
 * Takes posts and channels away for good, wherever they stand: first the demand is kept, so that no page brings them back;
 * then their rows become tombstones, whose counts stay, and every copy of their words is removed. When it has ended, no file
 * of the data folder holds their text. Asked again after a failure, it goes on.
 * @throws {VecheError} `unavailable`, `storage`.
 */
export async function forget(
  { posts, channels }: ForgetDemand,
  by: string,
  deps: ForgetDeps,
  tell: Tell,
): Promise<ForgetReport> {
  const keys = [...new Set([...posts, ...channels.map(channelKey)])];
  const at = toIso(deps.clock.now());
  await deps.journal.add(keys.map((forgotten) => ({ forgotten, at, by })));
  await deps.state.append(keys.map((id) => ({ entity: FORGOTTEN, id, actor: by, payload: { at } })));
  const report = { posts: 0, alreadyGone: 0, threads: 0, quarantined: 0 };
  const total = channels.length === 0 ? posts.length : null;
  for await (const ids of pieces(posts, channels, deps)) {
    const gone = await forgetPiece(ids, deps);
    report.posts += gone.posts;
    report.alreadyGone += ids.length - gone.posts;
    report.threads += gone.threads;
    report.quarantined += gone.quarantined;
    tell({ what: 'posts erased', done: report.posts + report.alreadyGone, total });
  }
  tell({ what: 'landed pages searched', done: 0, total: null });
  const landedPages = await deps.removeLanded(createIsForgotten(deps.state));
  const damagedBatches = await deps.traces.removeDamagedBatches();
  tell({ what: 'erased posts merged away', done: 0, total: null });
  await deps.scrub();
  return { ...report, landedPages, damagedBatches };
}

async function* pieces(
  posts: readonly string[],
  channels: ForgetDemand['channels'],
  { traces }: ForgetDeps,
): AsyncGenerator<string[]> {
  const ids = [...new Set(posts)];
  for (let at = 0; at < ids.length; at += AT_ONCE) yield ids.slice(at, at + AT_ONCE);
  for (const channel of channels) yield* traces.idsOfChannel(channel);
}

/** In this order, so that a demand that is made again after a crash finds what is left. */
async function forgetPiece(
  ids: readonly string[],
  deps: ForgetDeps,
): Promise<{ posts: number; threads: number; quarantined: number }> {
  const rows = [...(await deps.store.rows(ids)).values()];
  const quarantined = await removeQuarantined(rows, deps);
  const threads = await deps.traces.clearThreadQuotes([...touchedThreads(rows)]);
  const erased = await deps.inTurn(async () => {
    const known = await deps.store.known(ids);
    return applyTombstones(tombstonesOf(ids, [...known.values()], toIso(deps.clock.now())), deps);
  });
  return { posts: erased.length, threads, quarantined };
}

/** A clock that was set back must not make the demand older than what it is about. */
function tombstonesOf(ids: readonly string[], known: readonly KnownPost[], now: string): Tombstone[] {
  const deletedAt = known.reduce((latest, { fetchedAt }) => (fetchedAt > latest ? fetchedAt : latest), now);
  return ids.map((id) => ({ id, deletedAt }));
}

/** An item of which no post could be made at first, and one later, holds the same words. */
async function removeQuarantined(rows: readonly StoredPost[], { traces }: ForgetDeps): Promise<number> {
  let removed = 0;
  for (const texts of searchPieces(rows.map(({ text }) => text))) {
    removed += await traces.removeQuarantinedWith(texts);
  }
  return removed;
}
