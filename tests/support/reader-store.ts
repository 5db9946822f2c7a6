import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger } from '../../contracts/logger.ts';
import type { PostChange, StoredPost } from '../../contracts/post-store.ts';
import type { District } from '../../contracts/region.ts';
import { openStorage, type Storage } from '../../storage/open-storage.ts';
import { fakeClock, type FakeClock } from './fake-clock.ts';

/** A store in a folder of its own. */
export interface ReaderStore extends Pick<
  Storage,
  'reader' | 'store' | 'publicGrid' | 'rebuildDays' | 'scrub'
> {
  dir: string;
  clock: FakeClock;
  /** Writes new posts in one batch. */
  add(posts: readonly StoredPost[]): Promise<void>;
  /** Writes one batch of new states of posts. */
  replace(pairs: readonly { replaced: StoredPost; row: StoredPost }[]): Promise<void>;
  close(): Promise<void>;
}

export const TIMEZONE = 'Europe/Moscow';

/** Opens an empty store; given districts, it knows neighbours and residents. */
export async function openReaderStore(districts: readonly District[] = []): Promise<ReaderStore> {
  const dir = await mkdtemp(join(tmpdir(), 'veche-reader-'));
  const clock = fakeClock();
  const storage = await openStorage({ dir, timezone: TIMEZONE, districts, clock, logger: silentLogger });
  const { store, reader, publicGrid } = storage;
  const write = (changes: PostChange[]): Promise<void> => store.write({ changes, metrics: [], pages: [] });
  return {
    dir,
    clock,
    store,
    reader,
    publicGrid,
    rebuildDays: () => storage.rebuildDays(),
    scrub: () => storage.scrub(),
    add: (posts) => write(posts.map((row) => changeOf(row, null))),
    replace: (pairs) => write(pairs.map(({ row, replaced }) => changeOf(row, replaced))),
    async close() {
      await storage.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

function changeOf(row: StoredPost, replaced: StoredPost | null): PostChange {
  return { row, replaced, contentHash: '0123456789abcdef' };
}

/** All that an asynchronous iterable gives. */
export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
