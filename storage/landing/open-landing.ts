import { copyFile, mkdir, readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { toIso, type Clock } from '../../contracts/clock.ts';
import type { Cursor, Page } from '../../contracts/collector.ts';
import { VecheError } from '../../contracts/errors.ts';
import type { LandedPage, Landing } from '../../contracts/landing.ts';
import type { Post } from '../../contracts/post.ts';
import { createTurns, type Turns } from '../engine/turns.ts';
import { openCursorBook, type CursorBook } from './cursor-book.ts';
import { encodeRecord } from './record.ts';
import { PAGES_SUFFIX, writeIndex } from './segment-files.ts';
import { startSegment, type SegmentWriter } from './segment-writer.ts';
import { copyPending, removePosts } from './segment-content.ts';
import { markPages, openSegment, readPending, removePages, removeSegment, type Segment } from './segment.ts';

/** What a landing needs to go on elsewhere. */
export interface LandingCopy {
  files: { name: string; source: string }[];
  /** Pages that were not done. */
  pages: number;
}

/** The landing of a folder, with what its owner has to do now and then. */
export interface OpenLanding extends Landing {
  /**
   * Takes posts out of all pages, done or not, whose file is rewritten with them. Resolves with the number of pages that held
   * one. @throws {VecheError} `unavailable` when the disk refuses; asked again, it goes on.
   */
  removePosts(isUnwanted: (post: Post) => boolean): Promise<number>;
  /** Copies cursors and pages that are not done into an empty folder. */
  copyTo(dir: string): Promise<LandingCopy>;
}

export interface LandingOptions {
  dir: string;
  clock: Clock;
  /** What of a page may be landed at all. */
  admit?: (page: Page) => Page;
}

/** A segment is closed when it is this large or this old, so that pages done long ago leave with a whole file. */
const SEGMENT_BYTES = 16 * 1024 * 1024;
const SEGMENT_MS = 3_600_000;
const CURSORS_FILE = 'cursors.json';

/**
 * Opens the landing of a data folder: files of records, each with its length and CRC32C. What a crash left at the end of
 * a file is cut off; damaged records are skipped, listed in `damaged()`, and those after them kept.
 */
export async function openLanding({ dir, clock, admit = asItIs }: LandingOptions): Promise<OpenLanding> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const names = (await readdir(dir)).sort();
  for (const name of names) if (name.endsWith('.tmp')) await rm(join(dir, name));
  const { book, damage } = await openCursorBook(join(dir, CURSORS_FILE));
  const damaged = damage === null ? [] : [damage];
  const segments: Segment[] = [];
  for (const name of names.filter((entry) => entry.endsWith(PAGES_SUFFIX))) {
    const opened = await openSegment(join(dir, name));
    for (const landed of opened.landed) book.see(landed);
    damaged.push(...opened.damaged);
    // Nothing was landed in it, or nothing is left; a page that comes may need its name.
    if (opened.segment.pages.length === 0 && opened.damaged.length === 0) await removeSegment(opened.segment);
    else segments.push(opened.segment);
  }
  return new SegmentLanding({ dir, clock, admit, book, segments, damaged });
}

function asItIs(page: Page): Page {
  return page;
}

interface Opened {
  dir: string;
  clock: Clock;
  admit: (page: Page) => Page;
  book: CursorBook;
  segments: Segment[];
  damaged: string[];
}

interface Waiting {
  page: Page;
  resolve: (landed: LandedPage) => void;
  reject: (error: unknown) => void;
}

class SegmentLanding implements OpenLanding {
  readonly #dir: string;
  readonly #clock: Clock;
  readonly #admit: (page: Page) => Page;
  readonly #book: CursorBook;
  readonly #closed: Segment[];
  readonly #damaged: readonly string[];
  readonly #inTurn: Turns = createTurns();
  #writer: SegmentWriter | null = null;
  #waiting: Waiting[] = [];
  #lastSequence: number;
  #backlog: number;
  #isOpen = true;

  constructor({ dir, clock, admit, book, segments, damaged }: Opened) {
    this.#dir = dir;
    this.#clock = clock;
    this.#admit = admit;
    this.#book = book;
    this.#closed = segments;
    this.#damaged = damaged;
    this.#lastSequence = book.lastSequence();
    const pages = segments.flatMap((segment) => segment.pages);
    this.#backlog = pages.filter((page) => page.doneAt === null).length;
    for (const { sequence } of pages) this.#lastSequence = Math.max(this.#lastSequence, sequence);
    // Each damaged record had a number too, and perhaps gave it to a file.
    this.#lastSequence += damaged.length;
  }

  /** Pages that arrive while others are written go together with the next fsync. */
  async append(page: Page): Promise<LandedPage> {
    if (!this.#isOpen)
      throw new VecheError('unavailable', 'landing is closed', { hint: 'Veche is stopping' });
    const { promise, resolve, reject } = Promise.withResolvers<LandedPage>();
    this.#waiting.push({ page, resolve, reject });
    if (this.#waiting.length === 1) void this.#inTurn(() => this.#writeWaiting());
    return promise;
  }

  markDone(sequences: readonly number[]): Promise<void> {
    return this.#inTurn(async () => {
      const wanted = new Set(sequences);
      const now = this.#clock.now();
      for (const segment of this.#segments()) this.#backlog -= await markPages(segment, wanted, now);
    });
  }

  async *pending(): AsyncGenerator<LandedPage> {
    for (const segment of this.#segments()) yield* readPending(segment);
  }

  cursorOf(sourceId: string): Cursor | null {
    return this.#book.cursorOf(sourceId);
  }

  trim(doneBefore: number): Promise<void> {
    return this.#inTurn(async () => {
      const isExpired = (page: Segment['pages'][number]) => page.doneAt !== null && page.doneAt < doneBefore;
      if (this.#writer?.segment.pages.some(isExpired) === true) await this.#seal();
      if (!this.#closed.some((segment) => segment.pages.length === 0 || segment.pages.some(isExpired)))
        return;
      await this.#book.save();
      for (const segment of this.#closed) await removePages(segment, isExpired);
      this.#closed.splice(
        0,
        this.#closed.length,
        ...this.#closed.filter((segment) => segment.pages.length > 0),
      );
    });
  }

  removePosts(isUnwanted: (post: Post) => boolean): Promise<number> {
    return this.#inTurn(async () => {
      await this.#seal();
      let pages = 0;
      for (const segment of this.#closed) pages += await removePosts(segment, isUnwanted);
      return pages;
    });
  }

  copyTo(dir: string): Promise<LandingCopy> {
    return this.#inTurn(async () => {
      await this.#book.save();
      const files = [{ name: CURSORS_FILE, source: join(dir, CURSORS_FILE) }];
      await copyFile(join(this.#dir, CURSORS_FILE), join(dir, CURSORS_FILE));
      let pages = 0;
      for (const segment of this.#segments()) {
        const name = basename(segment.file);
        const copied = await copyPending(segment, join(dir, name));
        if (copied > 0) files.push({ name, source: join(dir, name) });
        pages += copied;
      }
      return { files, pages };
    });
  }

  backlog(): number {
    return this.#backlog;
  }

  damaged(): readonly string[] {
    return this.#damaged;
  }

  async close(): Promise<void> {
    this.#isOpen = false;
    await this.#inTurn(() => this.#seal());
  }

  #segments(): Segment[] {
    return this.#writer === null ? [...this.#closed] : [...this.#closed, this.#writer.segment];
  }

  async #writeWaiting(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    const landedAt = toIso(this.#clock.now());
    const landed = waiting.map(({ page }, index) => ({
      sequence: this.#lastSequence + 1 + index,
      landedAt,
      page: this.#admit(page),
    }));
    try {
      const writer = await this.#writerFor(this.#lastSequence + 1);
      await writer.write(landed.map((page) => ({ sequence: page.sequence, record: encodeRecord(page) })));
    } catch (error) {
      // After a failed fsync nobody knows what the file holds: the next page goes into a new one, with a new number.
      this.#lastSequence += waiting.length;
      await this.#seal().catch(() => undefined);
      for (const { reject } of waiting) reject(error);
      return;
    }
    this.#lastSequence += waiting.length;
    this.#backlog += waiting.length;
    for (const page of landed) this.#book.see(page);
    waiting.forEach(({ resolve }, index) => resolve(landed[index] as LandedPage));
  }

  async #writerFor(sequence: number): Promise<SegmentWriter> {
    const now = this.#clock.now();
    const writer = this.#writer;
    if (writer !== null && (writer.bytes >= SEGMENT_BYTES || now - writer.startedAt >= SEGMENT_MS)) {
      await this.#seal();
    }
    this.#writer ??= await startSegment(this.#dir, sequence, now);
    return this.#writer;
  }

  /** Nothing more is written to the segment. Its index comes after the cursors, which a start with the index needs. */
  async #seal(): Promise<void> {
    const writer = this.#writer;
    if (writer === null) return;
    this.#writer = null;
    this.#closed.push(writer.segment);
    await writer.close();
    await this.#book.save();
    await writeIndex(writer.segment.file, writer.segment.pages);
  }
}
