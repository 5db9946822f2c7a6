import { open, readFile, rm } from 'node:fs/promises';
import type { Quarantined } from '../../contracts/collector.ts';
import type { LandedPage } from '../../contracts/landing.ts';
import type { Post } from '../../contracts/post.ts';
import { diskError, writeDurably } from '../durable-file.ts';
import { decodeRecord, encodeRecord } from './record.ts';
import { indexFileOf, writeIndex } from './segment-files.ts';
import { readPending, type Segment } from './segment.ts';

/**
 * Takes posts out of the pages of a segment that is not written to any more, and all that may hold their words unseen: samples
 * of quarantined items, which are in the quarantine once a page is done, and damaged places. Resolves with the number of
 * pages that held a post.
 */
export async function removePosts(segment: Segment, isUnwanted: (post: Post) => boolean): Promise<number> {
  const bytes = await readFile(segment.file);
  let changed = 0;
  const records = segment.pages.map(({ offset, doneAt }) => {
    const found = decodeRecord(bytes, offset);
    if (found === 'torn' || !('landed' in found)) {
      throw diskError(new Error('a page changed on disk'), segment.file);
    }
    const { page } = found.landed;
    const posts = page.posts.filter((post) => !isUnwanted(post));
    if (posts.length < page.posts.length) changed += 1;
    else if (page.quarantined.length === 0) return bytes.subarray(offset, offset + found.bytes);
    const quarantined = doneAt === null ? page.quarantined.map(withoutSample) : [];
    return encodeRecord({ ...found.landed, page: { ...page, posts, quarantined } });
  });
  const isAsBefore = records.reduce((sum, record) => sum + record.length, 0) === bytes.length;
  if (!isAsBefore) await replaceRecords(segment, records);
  return changed;
}

function withoutSample(item: Quarantined): Quarantined {
  return { ...item, sample: '' };
}

async function replaceRecords(segment: Segment, records: readonly Buffer[]): Promise<void> {
  let offset = 0;
  const pages = segment.pages.map((page, index) => {
    const size = records[index]?.length ?? 0;
    return { ...page, offset: (offset += size) - size, bytes: size };
  });
  // Without its index the segment is read as a whole at the next start, so no crash in between does harm.
  await rm(indexFileOf(segment.file), { force: true });
  await writeDurably(segment.file, Buffer.concat(records));
  segment.pages = pages;
  await writeIndex(segment.file, pages);
}

/** Copies the pages of a segment that are not done into a new file. Resolves with their number; no file when there is none. */
export async function copyPending(segment: Segment, to: string): Promise<number> {
  let copied = 0;
  for await (const landed of readPending(segment)) {
    await append(to, landed, copied === 0);
    copied += 1;
  }
  return copied;
}

async function append(file: string, landed: LandedPage, isFirst: boolean): Promise<void> {
  const handle = await open(file, isFirst ? 'wx' : 'a', 0o600);
  try {
    await handle.writeFile(encodeRecord(landed));
  } finally {
    await handle.close();
  }
}
