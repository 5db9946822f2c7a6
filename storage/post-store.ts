import type {
  Batch,
  KnownPost,
  PostStore,
  RememberedPost,
  RepairReport,
  StoredPost,
  VerifyReport,
} from '../contracts/post-store.ts';
import { PUBLISHED_MIN } from '../contracts/post.ts';
import { createTurns, type Turns } from './engine/turns.ts';
import { insertBatch, settleOutbox, type InsertDeps } from './insert-batch.ts';
import { createKnownPosts, type KnownPosts, type KnownRow } from './known-posts.ts';
import { METRICS_COLUMNS, metricsBody, planBatch, type NumberedChange } from './plan-batch.ts';
import { readLiveRows, readPosts } from './read-rows.ts';
import { readRemembered } from './remembered-posts.ts';
import { repairStore } from './repair-store.ts';
import { insertAudits, readDueThreads, type SavedAudit } from './thread-audits.ts';
import { createThreadCache, threadOf, type ThreadCache } from './thread-cache.ts';
import { readThreads, THREAD_POSTS_MAX } from './thread-rows.ts';
import type { JournalEntry } from './tombstone-journal.ts';
import { verifyStore } from './verify-store.ts';

/** The writing side of one engine, with the work that goes on beside batches. */
export interface EngineStore extends PostStore {
  /**
   * Counts the days that are over and not counted since their last change; resolves with their number. Batches go on between
   * two days. @throws {VecheError} as `write`.
   */
  rebuildDays(): Promise<number>;
  /**
   * Counts what is not counted of the days that began before the moment (ms), and keeps the authors of all of them as they
   * are from now on. Has to be called before their pseudonyms are cleared. @throws {VecheError} as `write`.
   */
  sealDays(before: number): Promise<void>;
  /** Runs work that changes rows behind the back of the store, while nothing is written. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
}

/** The writing side on an open engine. */
export function createPostStore(deps: InsertDeps): EngineStore {
  return new EnginePostStore(deps);
}

class EnginePostStore implements EngineStore {
  readonly #deps: InsertDeps;
  #known: KnownPosts;
  #threads: ThreadCache = createThreadCache();
  /** Writes, and what has to see the store between two of them. */
  readonly #inTurn: Turns = createTurns();
  /** A batch failed: what it left has to be settled before the store says what it has. */
  #isUnsettled = true;

  constructor(deps: InsertDeps) {
    this.#deps = deps;
    this.#known = createKnownPosts(deps.pool);
  }

  known(ids: readonly string[]): Promise<Map<string, KnownPost>> {
    return this.#settled(() => this.#known.find(ids));
  }

  rows(ids: readonly string[]): Promise<Map<string, StoredPost>> {
    return this.#settled(async () => {
      const rows = new Map<string, StoredPost>();
      const rest: string[] = [];
      for (const id of new Set(ids)) {
        const row = this.#threads.row(id);
        if (row === undefined) rest.push(id);
        else rows.set(id, row);
      }
      const known = await this.#known.find(rest);
      for (const row of await readPosts(this.#deps.pool, [...known.values()])) rows.set(row.id, row);
      return rows;
    });
  }

  threadRows(rootIds: readonly string[], since: string): Promise<Map<string, StoredPost[]>> {
    return this.#settled(() => this.#readThreads(rootIds, since));
  }

  write(batch: Batch): Promise<void> {
    return this.#settled(() => this.#write(batch));
  }

  recover(): Promise<number[]> {
    return this.#inTurn(() => this.#settle());
  }

  saveThreads(threads: SavedAudit[]): Promise<void> {
    return this.#settled(async () => {
      await insertAudits(this.#deps.pool, threads, await this.#auditedRows(threads));
    });
  }

  dueThreads(now: string): Promise<string[]> {
    return readDueThreads(this.#deps.pool, now);
  }

  remembered(limit: number): AsyncIterable<RememberedPost> {
    return readRemembered(this.#deps.pool, limit);
  }

  verify(): Promise<VerifyReport> {
    return this.#settled(() => verifyStore(this.#deps.pool, this.#deps.days));
  }

  repair(): Promise<RepairReport> {
    const { pool, days } = this.#deps;
    return this.#settled(async () => {
      const mended = await repairStore(pool, days);
      this.#known = createKnownPosts(pool);
      this.#threads = createThreadCache();
      return { mended, ...(await verifyStore(pool, days)) };
    });
  }

  async rebuildDays(): Promise<number> {
    const { days } = this.#deps;
    let counted = 0;
    for (const start of await days.uncounted()) {
      if (days.isBusy(start)) continue;
      await this.#settled(() => days.count(start));
      counted += 1;
    }
    return counted;
  }

  sealDays(before: number): Promise<void> {
    return this.#settled(() => this.#deps.days.seal(before));
  }

  exclusively<T>(work: () => Promise<T>): Promise<T> {
    return this.#settled(async () => {
      try {
        return await work();
      } finally {
        this.#threads = createThreadCache();
      }
    });
  }

  #settled<T>(work: () => Promise<T>): Promise<T> {
    return this.#inTurn(async () => {
      if (this.#isUnsettled) await this.#settle();
      return work();
    });
  }

  async #settle(): Promise<number[]> {
    const pages = await settleOutbox(this.#deps);
    // What was settled changed threads behind the back of the cache.
    this.#threads = createThreadCache();
    this.#isUnsettled = false;
    return pages;
  }

  async #write(batch: Batch): Promise<void> {
    if (batch.changes.length === 0) return this.#writeMetrics(batch.metrics);
    const numbered = await this.#number(batch);
    const freshRoots = await this.#freshRoots(numbered);
    this.#known.expect(numbered.flatMap(({ change: { row } }) => [row.id, threadOf(row)]));
    await this.#deps.journal.add(deletionsOf(batch));
    this.#isUnsettled = true;
    await insertBatch(planBatch(numbered, batch), timesOf(numbered), this.#deps);
    this.#isUnsettled = false;
    this.#known.remember(numbered.map(knownRowOf));
    for (const root of freshRoots) this.#threads.put(root, '', []);
    this.#threads.update(numbered.map(({ change }) => change.row));
  }

  async #writeMetrics(metrics: Batch['metrics']): Promise<void> {
    if (metrics.length === 0) return;
    const body = metricsBody(metrics);
    await this.#deps.pool.use((connection) =>
      connection.insert({ table: 'post_metrics', columns: METRICS_COLUMNS, body }),
    );
  }

  /** What is taken back is read from the store, not from `replaced`: a cancel row has to cancel exactly what is there. */
  async #number({ changes }: Batch): Promise<NumberedChange[]> {
    const byId = new Map(changes.map((change) => [change.row.id, change]));
    const known = await this.#known.find([...byId.keys()]);
    const live = await readLiveRows(this.#deps.pool, [...known.values()]);
    const liveById = new Map(live.map((row) => [row.id, row]));
    return [...byId.values()].map((change) => ({
      change,
      version: (known.get(change.row.id)?.version ?? 0) + 1,
      live: liveById.get(change.row.id) ?? null,
    }));
  }

  async #freshRoots(numbered: readonly NumberedChange[]): Promise<Set<string>> {
    const roots = new Set(numbered.map(({ change }) => threadOf(change.row)));
    for (const root of await this.#known.perhapsStored([...roots])) roots.delete(root);
    return roots;
  }

  async #readThreads(rootIds: readonly string[], since: string): Promise<Map<string, StoredPost[]>> {
    const threads = new Map<string, StoredPost[]>();
    const rest: string[] = [];
    for (const rootId of new Set(rootIds)) {
      const rows = this.#threads.get(rootId, since);
      if (rows === null) rest.push(rootId);
      else if (rows.length > 0) threads.set(rootId, rows.slice(0, THREAD_POSTS_MAX));
    }
    const asked = await this.#known.perhapsStored(rest);
    for (const [rootId, rows] of await readThreads(this.#deps.pool, asked, since)) {
      this.#threads.put(rootId, since, rows);
      threads.set(rootId, [...(this.#threads.get(rootId, since) ?? [])]);
    }
    return threads;
  }

  /** The audit has just read its threads, so they are mostly still here. */
  async #auditedRows(audits: readonly SavedAudit[]): Promise<Map<string, readonly StoredPost[]>> {
    const rows = new Map<string, readonly StoredPost[]>();
    const rest: string[] = [];
    for (const { thread } of audits) {
      const cached = this.#threads.peek(thread.rootId);
      if (cached === null) rest.push(thread.rootId);
      else rows.set(thread.rootId, cached);
    }
    for (const [rootId, read] of await this.#readThreads(rest, PUBLISHED_MIN)) rows.set(rootId, read);
    return rows;
  }
}

function deletionsOf({ changes }: Batch): JournalEntry[] {
  return changes.flatMap(({ row: { id, deletedAt }, replaced }) =>
    deletedAt === null || replaced?.deletedAt === deletedAt ? [] : [{ id, deletedAt }],
  );
}

function timesOf(numbered: readonly NumberedChange[]): string[] {
  return numbered.flatMap(({ change, live }) => [
    change.row.publishedAt,
    ...(live === null ? [] : [live.ts]),
  ]);
}

function knownRowOf({ change: { row, contentHash }, version }: NumberedChange): KnownRow {
  const { id, fetchedAt, deletedAt, publishedAt } = row;
  return { id, version, contentHash, fetchedAt, deletedAt, publishedAt };
}
