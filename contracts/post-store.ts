import type { Enriched } from './enriched.ts';
import type { PostMetrics } from './post.ts';
import type { Thread } from './thread.ts';

/** A row as it goes into storage: the labels, and the stems for the text index. */
export type StoredPost = Enriched & { stems: string[] };

/** What is known of a stored post without reading it whole. */
export interface KnownPost {
  id: string;
  contentHash: string;
  fetchedAt: string;
  deletedAt: string | null;
}

/** One change of one post. `replaced` is the row to cancel; null for a new post. */
export interface PostChange {
  row: StoredPost;
  contentHash: string;
  replaced: StoredPost | null;
}

export interface Batch {
  changes: PostChange[];
  metrics: { id: string; metrics: PostMetrics; at: string }[];
  /** Landing numbers of the pages this batch completes. */
  pages: number[];
}

/** What stage B needs of past posts to go on after a restart, oldest first. */
export type RememberedPost = Pick<
  StoredPost,
  | 'id'
  | 'text'
  | 'publishedAt'
  | 'districtId'
  | 'places'
  | 'topics'
  | 'block'
  | 'clusterId'
  | 'storyId'
  | 'stems'
  | 'duplicateOf'
  | 'kind'
>;

/** Difference between rollups and posts; empty `differences` means equal. */
export interface VerifyReport {
  checkedPosts: number;
  checkedCells: number;
  differences: { where: string; rollup: number; posts: number }[];
}

/** What was mended, by table, and what is different still. */
export interface RepairReport extends VerifyReport {
  mended: { table: string; rows: number }[];
}

/** The writing side of storage. One owner. */
export interface PostStore {
  known(ids: readonly string[]): Promise<Map<string, KnownPost>>;
  /** Live rows by id, for cancelling and for threads. */
  rows(ids: readonly string[]): Promise<Map<string, StoredPost>>;
  /**
   * Live rows of threads (root and answers, at most the 500 oldest of each), oldest first, by root id. `since` is a lower
   * bound of their publishing times. A root that is not stored has its answers all the same.
   */
  threadRows(rootIds: readonly string[], since: string): Promise<Map<string, StoredPost[]>>;
  /**
   * Writes the batch to the outbox, inserts it once, whatever crashes between, and forgets it.
   * @throws {VecheError} `unavailable` when the engine or the disk refuses now; the batch stays in the outbox.
   */
  write(batch: Batch): Promise<void>;
  /** Batches left in the outbox by a crash are inserted; resolves with their landing numbers. */
  recover(): Promise<number[]>;
  saveThreads(threads: { thread: Thread; nextCheckAt: string | null; at: string }[]): Promise<void>;
  /** Threads whose time has come, at most 500, the longest due first. */
  dueThreads(now: string): Promise<string[]>;
  remembered(limit: number): AsyncIterable<RememberedPost>;
  verify(): Promise<VerifyReport>;
  /** Makes all that is derived from the posts equal to them, and verifies. */
  repair(): Promise<RepairReport>;
}
