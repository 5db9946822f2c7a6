import { mkdir, readdir, readFile, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { VecheError } from '../contracts/errors.ts';
import { writeDurably } from './durable-file.ts';
import type { PlannedBatch } from './plan-batch.ts';

/** Where a batch is safe while it is inserted. What is still there at the next look was cut short. */
export interface Outbox {
  /** Durable when resolved. @throws {VecheError} `unavailable` when the disk refuses. */
  put(batch: PlannedBatch): Promise<void>;
  /** Batches that are still there. */
  list(): Promise<PlannedBatch[]>;
  remove(batch: PlannedBatch): Promise<void>;
  /** Removes what was put aside because it could not be read; its pages were landed and ran again. */
  removeDamaged(): Promise<number>;
}

interface Header {
  token: string;
  pages: number[];
  parts: { token: string; from: string; to: string; bytes: number }[];
  metricsBytes: number;
}

const SUFFIX = '.batch';
const DAMAGED_SUFFIX = '.damaged';

/** Opens the outbox in `dir`; files that a crash left half-written are removed: their batches were never sent. */
export async function openOutbox(dir: string): Promise<Outbox> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const names = await readdir(dir);
  await Promise.all(names.filter((name) => name.endsWith('.tmp')).map((name) => unlink(join(dir, name))));
  return new FolderOutbox(dir);
}

class FolderOutbox implements Outbox {
  readonly #dir: string;
  readonly #files = new Map<string, string>();

  constructor(dir: string) {
    this.#dir = dir;
  }

  async put(batch: PlannedBatch): Promise<void> {
    const file = join(this.#dir, `${batch.token}${SUFFIX}`);
    await writeDurably(file, encode(batch));
    this.#files.set(batch.token, file);
  }

  async list(): Promise<PlannedBatch[]> {
    const names = (await readdir(this.#dir)).filter((name) => name.endsWith(SUFFIX)).sort();
    const batches: PlannedBatch[] = [];
    for (const name of names) {
      const file = join(this.#dir, name);
      const batch = decode(await readFile(file));
      if (batch === null) {
        // Out of the way, but not lost: its pages are landed and run again.
        await rename(file, file + DAMAGED_SUFFIX);
        continue;
      }
      this.#files.set(batch.token, file);
      batches.push(batch);
    }
    return batches;
  }

  async remove(batch: PlannedBatch): Promise<void> {
    const file = this.#files.get(batch.token);
    if (file === undefined) throw new VecheError('internal', `no outbox file for the batch ${batch.token}`);
    this.#files.delete(batch.token);
    await unlink(file);
  }

  async removeDamaged(): Promise<number> {
    const names = (await readdir(this.#dir)).filter((name) => name.endsWith(DAMAGED_SUFFIX));
    await Promise.all(names.map((name) => unlink(join(this.#dir, name))));
    return names.length;
  }
}

function encode({ token, pages, parts, metrics }: PlannedBatch): Buffer {
  const header: Header = {
    token,
    pages,
    parts: parts.map((part) => ({
      token: part.token,
      from: part.from,
      to: part.to,
      bytes: part.body.length,
    })),
    metricsBytes: metrics.length,
  };
  return Buffer.concat([
    Buffer.from(`${JSON.stringify(header)}\n`),
    ...parts.map((part) => part.body),
    metrics,
  ]);
}

function decode(content: Buffer): PlannedBatch | null {
  const end = content.indexOf('\n');
  if (end === -1) return null;
  const header = parseHeader(content.toString('utf8', 0, end));
  if (header === null) return null;
  let at = end + 1;
  const take = (bytes: number): Buffer => content.subarray(at, (at += bytes));
  const parts = header.parts.map(({ bytes, ...part }) => ({ ...part, body: take(bytes) }));
  const metrics = take(header.metricsBytes);
  return at === content.length ? { token: header.token, pages: header.pages, parts, metrics } : null;
}

function parseHeader(text: string): Header | null {
  try {
    return JSON.parse(text) as Header;
  } catch {
    return null;
  }
}
