import type { StoredPost } from '../contracts/post-store.ts';

/** Rows kept in memory over all threads: about 40 MB of ordinary posts. */
const ROWS_MAX = 10_000;

interface CachedThread {
  /** The thread is complete from this publishing time on, ISO; '' for all time. */
  since: string;
  /** Oldest first. */
  rows: StoredPost[];
}

/** Whole threads that were just written or read: an audit follows each write, and would read the same rows again. */
export interface ThreadCache {
  /** Rows of a thread from `since` on, oldest first; null when they are not all here. */
  get(rootId: string, since: string): readonly StoredPost[] | null;
  /** What is here of a thread, oldest first; null when nothing is. */
  peek(rootId: string): readonly StoredPost[] | null;
  row(id: string): StoredPost | undefined;
  /** Takes over a thread that is complete from `since` on. */
  put(rootId: string, since: string, rows: readonly StoredPost[]): void;
  /** Takes over rows that were written, into the threads that are here. */
  update(rows: readonly StoredPost[]): void;
}

/** The thread that a post belongs to. */
export function threadOf(post: Pick<StoredPost, 'id' | 'rootId'>): string {
  return post.rootId ?? post.id;
}

export function createThreadCache(rowsMax = ROWS_MAX): ThreadCache {
  return new RecentThreads(rowsMax);
}

class RecentThreads implements ThreadCache {
  readonly #rowsMax: number;
  readonly #threads = new Map<string, CachedThread>();
  readonly #rows = new Map<string, StoredPost>();

  constructor(rowsMax: number) {
    this.#rowsMax = rowsMax;
  }

  get(rootId: string, since: string): readonly StoredPost[] | null {
    const thread = this.#threads.get(rootId);
    if (thread === undefined || thread.since > since) return null;
    return thread.rows.filter((row) => row.publishedAt >= since);
  }

  peek(rootId: string): readonly StoredPost[] | null {
    return this.#threads.get(rootId)?.rows ?? null;
  }

  row(id: string): StoredPost | undefined {
    return this.#rows.get(id);
  }

  put(rootId: string, since: string, rows: readonly StoredPost[]): void {
    this.#drop(rootId);
    this.#threads.set(rootId, { since, rows: rows.toSorted(byAge) });
    for (const row of rows) this.#rows.set(row.id, row);
    for (const oldest of this.#threads.keys()) {
      if (this.#rows.size <= this.#rowsMax) break;
      this.#drop(oldest);
    }
  }

  update(rows: readonly StoredPost[]): void {
    for (const [rootId, written] of Map.groupBy(rows, threadOf)) {
      for (const row of written) this.#leaveOldThread(row, rootId);
      const thread = this.#threads.get(rootId);
      if (thread === undefined) continue;
      const byId = new Map([...thread.rows, ...written].map((row) => [row.id, row]));
      this.put(rootId, thread.since, [...byId.values()]);
    }
  }

  /** An answer that was linked to another thread: the old one is read again when it is needed. */
  #leaveOldThread(row: StoredPost, rootId: string): void {
    const before = this.#rows.get(row.id);
    if (before !== undefined && threadOf(before) !== rootId) this.#drop(threadOf(before));
  }

  #drop(rootId: string): void {
    for (const row of this.#threads.get(rootId)?.rows ?? []) this.#rows.delete(row.id);
    this.#threads.delete(rootId);
  }
}

function byAge(a: StoredPost, b: StoredPost): number {
  if (a.publishedAt !== b.publishedAt) return a.publishedAt < b.publishedAt ? -1 : 1;
  return a.id < b.id ? -1 : Number(a.id > b.id);
}
