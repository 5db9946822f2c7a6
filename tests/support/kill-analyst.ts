import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Landing } from '../../contracts/landing.ts';
import type { PostChange, PostStore } from '../../contracts/post-store.ts';
import type { SourceBook } from '../../pipeline/source-book.ts';
import type { Storage } from '../../storage/open-storage.ts';
import { contentHash } from '../../text/content-hash.ts';
import { CORRECTED_DISTRICT, correctedIds, PAGES_PER_POST, WORLD_SOURCES } from './kill-world.ts';

/** What people and alerts do while pages come in: corrections, changes of state, and the trimming of landing. */
export interface Analyst {
  /** The book to give to the pipeline: it tells which pages are stored. */
  book: SourceBook;
  /** Corrects what is left, when all pages up to `last` are stored. */
  finish(last: number): Promise<void>;
}

export interface AnalystDeps {
  dir: string;
  storage: Storage;
  landing: Landing;
  book: SourceBook;
}

interface Progress {
  next: number;
}

const ALERTS = 5;
const LANDING_KEPT_MS = 50;

export function createAnalyst({ dir, storage, landing, book }: AnalystDeps): Analyst {
  const { state, store } = storage;
  const done = new Map<string, number>();
  let count = 0;
  let last: Promise<void> = Promise.resolve();

  /** Posts that both sources have shown for the last time: nothing but the correction changes them. */
  async function correct(until: number): Promise<void> {
    const from = state.get<Progress>('correction', 'world')?.payload.next ?? 0;
    if (until <= from) return;
    const ids = Array.from({ length: until - from }, (_, index) => correctedIds(from + index)).flat();
    await correctPosts(store, ids);
    await state.append([{ entity: 'correction', id: 'world', actor: 'analyst', payload: { next: until } }]);
  }

  /** An alert counts its changes; the ledger knows those that were acknowledged. */
  async function alert(): Promise<void> {
    count += 1;
    const id = `alert-${count % ALERTS}`;
    const changes = (state.get<{ changes: number }>('alert', id)?.payload.changes ?? 0) + 1;
    await state.append([{ entity: 'alert', id, actor: 'alerts', payload: { changes } }]);
    appendFileSync(join(dir, 'alerts'), `${id} ${changes}\n`);
  }

  async function afterBatch(): Promise<void> {
    const steps = WORLD_SOURCES.map((id) => done.get(id) ?? 0);
    await Promise.all([correct(Math.min(...steps) - PAGES_PER_POST), alert()]);
    await landing.trim(Date.now() - LANDING_KEPT_MS);
  }

  return {
    book: {
      ...book,
      record(pages, decisions) {
        book.record(pages, decisions);
        for (const { page } of pages) done.set(page.sourceId, Number(page.cursor['step']));
        last = last.then(afterBatch);
      },
    },
    async finish(lastStep) {
      await last;
      await correct(lastStep + 1);
    },
  };
}

/** Corrects the district of posts, of those that are not corrected yet: a cancel row and a new row of each. */
export async function correctPosts(
  store: Pick<PostStore, 'rows' | 'write'>,
  ids: readonly string[],
): Promise<void> {
  const rows = [...(await store.rows(ids)).values()];
  const changes = rows
    .filter((row) => row.districtId !== CORRECTED_DISTRICT)
    .map((row): PostChange => ({
      row: { ...row, districtId: CORRECTED_DISTRICT, districtConfidence: 1 },
      contentHash: contentHash(row),
      replaced: row,
    }));
  await store.write({ changes, metrics: [], pages: [] });
}
