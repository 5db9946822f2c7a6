import type { Cursor, Page } from './collector.ts';

/** A landed page: durable, numbered in landing order. */
export interface LandedPage {
  /** Increases by one with each page, over restarts too. */
  sequence: number;
  landedAt: string;
  page: Page;
}

/** Where pages are safe before anything else happens to them. */
export interface Landing {
  /** Durable (fsynced) when the promise resolves. @throws {VecheError} `unavailable` when the disk is full. */
  append(page: Page): Promise<LandedPage>;
  /** Marks pages as stored. A page marked twice, or unknown, is no error. */
  markDone(sequences: readonly number[]): Promise<void>;
  /** Landed but not done, in landing order: what has to run again after a crash. */
  pending(): AsyncIterable<LandedPage>;
  /** The cursor of the last landed page of a source; null when there is none. */
  cursorOf(sourceId: string): Cursor | null;
  /** Removes pages done for longer than the keeping time; cursors stay. */
  trim(doneBefore: number): Promise<void>;
  /** Number of landed pages not done. */
  backlog(): number;
  /** Records that were damaged on disk and skipped at opening, with their reason. */
  damaged(): readonly string[];
  close(): Promise<void>;
}
