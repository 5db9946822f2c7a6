import { readFile } from 'node:fs/promises';
import { writeDurably } from '../durable-file.ts';

/** Where a page stands in a segment. `doneAt` is null until it is stored; ms. */
export interface SegmentPage {
  sequence: number;
  offset: number;
  bytes: number;
  doneAt: number | null;
}

export const PAGES_SUFFIX = '.pages';

/** Lines `sequence doneAt` beside the segment. */
export function doneFileOf(segmentFile: string): string {
  return segmentFile.replace(PAGES_SUFFIX, '.done');
}

/** Where the pages of a sealed segment stand, so that it need not be read at the next start. */
export function indexFileOf(segmentFile: string): string {
  return segmentFile.replace(PAGES_SUFFIX, '.index');
}

/** When pages were done, by sequence. Lines that a crash tore count as not written. */
export async function readDone(segmentFile: string): Promise<Map<number, number>> {
  const text = (await readIfThere(doneFileOf(segmentFile))) ?? '';
  const done = new Map<number, number>();
  for (const line of text.split('\n').slice(0, -1)) {
    const match = /^(\d{1,15}) (\d{1,15})$/.exec(line);
    if (match !== null) done.set(Number(match[1]), Number(match[2]));
  }
  return done;
}

type IndexEntry = readonly [sequence: number, offset: number, bytes: number];

/** The pages of a sealed segment with their done marks; null when it was not sealed. */
export async function readIndex(segmentFile: string): Promise<SegmentPage[] | null> {
  const text = await readIfThere(indexFileOf(segmentFile));
  if (text === null) return null;
  const entries = parseOrNull(text) as IndexEntry[] | null;
  if (entries === null) return null;
  const done = await readDone(segmentFile);
  return entries.map(([sequence, offset, bytes]) => ({
    sequence,
    offset,
    bytes,
    doneAt: done.get(sequence) ?? null,
  }));
}

/** Writes the index of a segment that is not written to any more. */
export async function writeIndex(segmentFile: string, pages: readonly SegmentPage[]): Promise<void> {
  const entries: IndexEntry[] = pages.map(({ sequence, offset, bytes }) => [sequence, offset, bytes]);
  await writeDurably(indexFileOf(segmentFile), JSON.stringify(entries));
}

/** The text of a file; null when there is none. */
export async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** The JSON of a text; null when it is none. */
export function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
