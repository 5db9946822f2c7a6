import { open, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { diskError, syncFolder } from '../durable-file.ts';
import { PAGES_SUFFIX } from './segment-files.ts';
import type { Segment } from './segment.ts';

/** A record on its way to the disk. */
export interface Outgoing {
  sequence: number;
  record: Buffer;
}

/** The segment that is written to. */
export interface SegmentWriter {
  readonly segment: Segment;
  readonly bytes: number;
  /** Clock reading of its first page, ms. */
  readonly startedAt: number;
  /** Writes records with one fsync. @throws {VecheError} `unavailable`: none of them is in the segment. */
  write(records: readonly Outgoing[]): Promise<void>;
  close(): Promise<void>;
}

/** Starts a new segment, named by its first page. */
export async function startSegment(dir: string, sequence: number, now: number): Promise<SegmentWriter> {
  const file = join(dir, `${String(sequence).padStart(12, '0')}${PAGES_SUFFIX}`);
  try {
    const handle = await open(file, 'wx', 0o600);
    await syncFolder(dirname(file));
    return new FileWriter(file, handle, now);
  } catch (error) {
    throw diskError(error, file);
  }
}

class FileWriter implements SegmentWriter {
  readonly segment: Segment;
  readonly startedAt: number;
  readonly #handle: FileHandle;
  bytes = 0;

  constructor(file: string, handle: FileHandle, startedAt: number) {
    this.segment = { file, pages: [] };
    this.startedAt = startedAt;
    this.#handle = handle;
  }

  async write(records: readonly Outgoing[]): Promise<void> {
    const content = Buffer.concat(records.map(({ record }) => record));
    try {
      await this.#writeAll(content);
      await this.#handle.datasync();
    } catch (error) {
      // What was written of it would be taken for a page at the next start, though nobody was told that it is safe.
      await this.#handle.truncate(this.bytes).catch(() => undefined);
      throw diskError(error, this.segment.file);
    }
    for (const { sequence, record } of records) {
      this.segment.pages.push({ sequence, offset: this.bytes, bytes: record.length, doneAt: null });
      this.bytes += record.length;
    }
  }

  async close(): Promise<void> {
    await this.#handle.close();
  }

  async #writeAll(content: Buffer): Promise<void> {
    let written = 0;
    while (written < content.length) {
      const { bytesWritten } = await this.#handle.write(
        content,
        written,
        content.length - written,
        this.bytes + written,
      );
      written += bytesWritten;
    }
  }
}
