import type { Cursor } from '../../contracts/collector.ts';
import type { LandedPage } from '../../contracts/landing.ts';
import { writeDurably } from '../durable-file.ts';
import { parseOrNull, readIfThere } from './segment-files.ts';

interface Kept {
  lastSequence: number;
  cursors: Record<string, { sequence: number; cursor: Cursor }>;
}

/** The cursor of each source and the last sequence: what outlives the pages. */
export interface CursorBook {
  lastSequence(): number;
  cursorOf(sourceId: string): Cursor | null;
  /** Takes over a landed page, in any order. */
  see(landed: LandedPage): void;
  /** Durable when resolved. @throws {VecheError} `unavailable` when the disk refuses. */
  save(): Promise<void>;
}

/** Reads the book of a landing folder; the second value tells when it was damaged. */
export async function openCursorBook(file: string): Promise<{ book: CursorBook; damage: string | null }> {
  const text = await readIfThere(file);
  const kept = text === null ? null : (parseOrNull(text) as Kept | null);
  const damage = text !== null && kept === null ? `${file}: it is no JSON; sources start anew` : null;
  return { book: new FileCursorBook(file, kept ?? { lastSequence: 0, cursors: {} }), damage };
}

class FileCursorBook implements CursorBook {
  readonly #file: string;
  readonly #cursors: Map<string, { sequence: number; cursor: Cursor }>;
  #lastSequence: number;

  constructor(file: string, kept: Kept) {
    this.#file = file;
    this.#cursors = new Map(Object.entries(kept.cursors));
    this.#lastSequence = kept.lastSequence;
  }

  lastSequence(): number {
    return this.#lastSequence;
  }

  cursorOf(sourceId: string): Cursor | null {
    return this.#cursors.get(sourceId)?.cursor ?? null;
  }

  see({ sequence, page: { sourceId, cursor } }: LandedPage): void {
    this.#lastSequence = Math.max(this.#lastSequence, sequence);
    if ((this.#cursors.get(sourceId)?.sequence ?? 0) < sequence)
      this.#cursors.set(sourceId, { sequence, cursor });
  }

  async save(): Promise<void> {
    const kept: Kept = { lastSequence: this.#lastSequence, cursors: Object.fromEntries(this.#cursors) };
    await writeDurably(this.#file, JSON.stringify(kept));
  }
}
