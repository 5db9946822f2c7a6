import type { KnownPost } from '../contracts/post-store.ts';
import { chunksOfIds } from './chunks-of-ids.ts';
import { fromEngineTime } from './engine/engine-time.ts';
import { createIdFilter, hashesSql, type IdFilter } from './engine/id-filter.ts';
import type { OpenPool } from './engine/pool.ts';

/** What is known of a stored post, with the key of its newest row. */
export interface KnownRow extends KnownPost {
  version: number;
  publishedAt: string;
}

/** Finds stored posts by id. Posts never seen, the bulk of a batch, are told from memory. */
export interface KnownPosts {
  find(ids: readonly string[]): Promise<Map<string, KnownRow>>;
  /** Those of the ids that are perhaps the id or the root of a stored post. All others are surely not. */
  perhapsStored(ids: readonly string[]): Promise<string[]>;
  /** Has to be called before the rows may be in the store. */
  expect(ids: Iterable<string>): void;
  /** Has to be called when the rows are in the store. */
  remember(rows: readonly KnownRow[]): void;
}

/** Rows kept by value: what the next polls of the same pages ask for. */
const RECENT_MAX = 100_000;
/** Room of the filter for ids that come until the next start. */
const FILTER_ROOM = 2_000_000;

export function createKnownPosts(pool: OpenPool): KnownPosts {
  return new KnownIndex(pool);
}

class KnownIndex implements KnownPosts {
  readonly #pool: OpenPool;
  readonly #recent = new Map<string, KnownRow>();
  #filter: Promise<IdFilter> | null = null;
  #loaded: IdFilter | null = null;

  constructor(pool: OpenPool) {
    this.#pool = pool;
  }

  async find(ids: readonly string[]): Promise<Map<string, KnownRow>> {
    const found = new Map<string, KnownRow>();
    const rest: string[] = [];
    for (const id of ids) {
      const row = this.#recent.get(id);
      if (row === undefined) rest.push(id);
      else found.set(id, row);
    }
    const asked = await this.perhapsStored(rest);
    for (const chunk of chunksOfIds(asked)) {
      const rows = await this.#read(chunk);
      for (const row of rows) found.set(row.id, row);
      this.remember(rows);
    }
    return found;
  }

  async perhapsStored(ids: readonly string[]): Promise<string[]> {
    if (ids.length === 0) return [];
    const filter = await this.#ready();
    return ids.filter((id) => filter.mayHave(id));
  }

  expect(ids: Iterable<string>): void {
    for (const id of ids) {
      this.#recent.delete(id);
      this.#loaded?.add(id);
    }
  }

  remember(rows: readonly KnownRow[]): void {
    for (const row of rows) {
      this.#recent.delete(row.id);
      this.#recent.set(row.id, row);
    }
    for (const id of this.#recent.keys()) {
      if (this.#recent.size <= RECENT_MAX) break;
      this.#recent.delete(id);
    }
  }

  async #read(ids: readonly string[]): Promise<KnownRow[]> {
    const rows = await this.#pool.query<EngineRow>({
      sql:
        'SELECT id, version, ts, content_hash, fetched_at, deleted_at FROM known_posts ' +
        'WHERE id IN {ids: Array(String)} ORDER BY id, version DESC LIMIT 1 BY id',
      params: { ids },
    });
    return rows.map((row) => ({
      id: row.id,
      version: row.version,
      publishedAt: fromEngineTime(row.ts),
      contentHash: row.content_hash,
      fetchedAt: fromEngineTime(row.fetched_at),
      deletedAt: row.deleted_at === null ? null : fromEngineTime(row.deleted_at),
    }));
  }

  /** Loaded once, at first use; a failure is not kept. */
  #ready(): Promise<IdFilter> {
    this.#filter ??= loadFilter(this.#pool).then(
      (filter) => {
        this.#loaded = filter;
        return filter;
      },
      (error: unknown) => {
        this.#filter = null;
        throw error;
      },
    );
    return this.#filter;
  }
}

interface EngineRow {
  id: string;
  version: number;
  ts: string;
  content_hash: string;
  fetched_at: string;
  deleted_at: string | null;
}

async function loadFilter(pool: OpenPool): Promise<IdFilter> {
  const [size] = await pool.query<{ rows: number }>({ sql: 'SELECT count() AS rows FROM known_posts' });
  const filter = createIdFilter(2 * (size?.rows ?? 0) + FILTER_ROOM);
  const hashes =
    `SELECT ${hashesSql('id')} FROM known_posts UNION ALL ` +
    `SELECT ${hashesSql('root_id')} FROM (SELECT root_id FROM thread_posts LIMIT 1 BY root_id)`;
  await pool.use(async (connection) => {
    for await (const piece of connection.stream({ sql: hashes }, 'RowBinary')) addPiece(filter, piece);
  });
  return filter;
}

function addPiece(filter: IdFilter, piece: Uint8Array): void {
  const view = new DataView(piece.buffer, piece.byteOffset, piece.byteLength);
  for (let at = 0; at + 8 <= piece.byteLength; at += 8) {
    filter.addHashes(view.getUint32(at, true), view.getUint32(at + 4, true));
  }
}
