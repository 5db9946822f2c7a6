import { appendFile, open, readFile, rm, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { LandedPage } from '../../contracts/landing.ts';
import { diskError, syncFolder, writeDurably } from '../durable-file.ts';
import { decodeRecord, scanSegment } from './record.ts';
import {
  doneFileOf,
  indexFileOf,
  readDone,
  readIndex,
  writeIndex,
  type SegmentPage,
} from './segment-files.ts';

/** A file of landed pages. The newest one is written to, the others only shrink. */
export interface Segment {
  file: string;
  pages: SegmentPage[];
}

export interface OpenedSegment {
  segment: Segment;
  /** Pages that were read: all, or none of a sealed segment with nothing to do. */
  landed: LandedPage[];
  damaged: string[];
}

/**
 * Opens a segment of an earlier run; what a crash left at its end is cut off. A sealed one whose pages are all done is
 * not read: nobody will ask for them.
 */
export async function openSegment(file: string): Promise<OpenedSegment> {
  const indexed = await readIndex(file);
  if (indexed !== null && indexed.every((page) => page.doneAt !== null)) {
    return { segment: { file, pages: indexed }, landed: [], damaged: [] };
  }
  const bytes = await readFile(file);
  const { records, damaged, end } = scanSegment(bytes);
  if (end < bytes.length) await cutSegment(file, end);
  const done = await readDone(file);
  const pages = records.map(({ landed: { sequence }, offset, bytes: size }) => {
    return { sequence, offset, bytes: size, doneAt: done.get(sequence) ?? null };
  });
  return {
    segment: { file, pages },
    landed: records.map((record) => record.landed),
    damaged: damaged.map(({ offset, reason }) => `${file} at byte ${offset}: ${reason}`),
  };
}

/** Cuts a segment back to `size` bytes. */
export async function cutSegment(file: string, size: number): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.truncate(size);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Pages of a segment that are not done, in landing order, one in memory at a time. */
export async function* readPending({ file, pages }: Segment): AsyncGenerator<LandedPage> {
  const pending = pages.filter((page) => page.doneAt === null);
  if (pending.length === 0) return;
  const handle = await open(file, 'r');
  try {
    for (const page of pending) {
      const found = decodeRecord(await readAt(handle, page), 0);
      // It was whole when the segment was opened.
      if (found === 'torn' || !('landed' in found))
        throw diskError(new Error('a page changed on disk'), file);
      yield found.landed;
    }
  } finally {
    await handle.close();
  }
}

/** Marks pages as stored. Not fsynced: a lost mark only makes a page run again. */
export async function markPages(
  segment: Segment,
  sequences: ReadonlySet<number>,
  now: number,
): Promise<number> {
  const marked = segment.pages.filter((page) => page.doneAt === null && sequences.has(page.sequence));
  if (marked.length === 0) return 0;
  for (const page of marked) page.doneAt = now;
  const lines = marked.map((page) => `${page.sequence} ${Math.round(now)}\n`).join('');
  try {
    await appendFile(doneFileOf(segment.file), lines, { mode: 0o600 });
  } catch (error) {
    throw diskError(error, doneFileOf(segment.file));
  }
  return marked.length;
}

/** Removes pages of a segment that is not written to any more, and its files when no page is left. */
export async function removePages(
  segment: Segment,
  isExpired: (page: SegmentPage) => boolean,
): Promise<void> {
  const kept = segment.pages.filter((page) => !isExpired(page));
  if (kept.length === segment.pages.length && kept.length > 0) return;
  if (kept.length > 0) {
    segment.pages = await rewrite(segment.file, kept);
    return;
  }
  await removeSegment(segment);
  segment.pages = [];
}

/** Removes a segment with its marks and index. */
export async function removeSegment({ file }: Segment): Promise<void> {
  for (const name of [file, doneFileOf(file), indexFileOf(file)]) await rm(name, { force: true });
  await syncFolder(dirname(file));
}

async function rewrite(file: string, kept: readonly SegmentPage[]): Promise<SegmentPage[]> {
  const handle = await open(file, 'r');
  const records: Buffer[] = [];
  try {
    for (const page of kept) records.push(await readAt(handle, page));
  } finally {
    await handle.close();
  }
  let offset = 0;
  const moved = kept.map((page) => ({ ...page, offset: (offset += page.bytes) - page.bytes }));
  // Without its index the segment is read as a whole at the next start, so no crash in between does harm.
  await rm(indexFileOf(file), { force: true });
  await writeDurably(file, Buffer.concat(records));
  await writeIndex(file, moved);
  return moved;
}

async function readAt(handle: FileHandle, page: SegmentPage): Promise<Buffer> {
  const bytes = Buffer.alloc(page.bytes);
  await handle.read(bytes, 0, page.bytes, page.offset);
  return bytes;
}
