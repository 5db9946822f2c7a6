import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { diskError, syncFolder } from './durable-file.ts';

/** A deletion that was seen, or a demand to forget a post (`vk:-1_2`) or a channel (`channel:vk:-1`). */
export type JournalEntry = { id: string; deletedAt: string } | { forgotten: string; at: string; by: string };

/**
 * Everything that must not come back: one line an entry, beside the tables and in no backup, so that a restore of an old
 * backup can take away again what was taken away since. Ids only, about 60 bytes each, kept for good.
 */
export interface TombstoneJournal {
  readonly file: string;
  /** Durable when resolved. @throws {VecheError} `unavailable` when the disk refuses. */
  add(entries: readonly JournalEntry[]): Promise<void>;
}

/** The journal in a file, which is made at the first entry. */
export function openTombstoneJournal(file: string): TombstoneJournal {
  // What a crash tore must not swallow the next line.
  let needsBreak: Promise<boolean> | null = null;
  return {
    file,
    async add(entries) {
      if (entries.length === 0) return;
      needsBreak ??= endsTorn(file);
      const lines = entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
      try {
        await appendDurably(file, (await needsBreak) ? `\n${lines}` : lines);
        needsBreak = Promise.resolve(false);
      } catch (error) {
        needsBreak = null;
        throw diskError(error, file);
      }
    },
  };
}

/** Entries of a journal in pieces, in the order of writing; lines that are none are left out. Nothing when there is no file. */
export async function* readTombstones(file: string, pieceLength = 1_000): AsyncGenerator<JournalEntry[]> {
  if ((await stat(file).catch(() => null)) === null) return;
  let piece: JournalEntry[] = [];
  for await (const line of createInterface({ input: createReadStream(file, 'utf8') })) {
    const entry = entryOf(line);
    if (entry === null) continue;
    piece.push(entry);
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = [];
  }
  if (piece.length > 0) yield piece;
}

function entryOf(line: string): JournalEntry | null {
  let entry: Record<string, unknown> | null;
  try {
    entry = JSON.parse(line) as Record<string, unknown> | null;
  } catch {
    return null;
  }
  const { id, deletedAt, forgotten, at, by } = entry ?? {};
  if (typeof id === 'string' && isTime(deletedAt)) return { id, deletedAt };
  if (typeof forgotten === 'string' && isTime(at))
    return { forgotten, at, by: typeof by === 'string' ? by : '' };
  return null;
}

function isTime(value: unknown): value is string {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value));
}

async function appendDurably(file: string, text: string): Promise<void> {
  const handle = await open(file, 'a', 0o600);
  try {
    await handle.writeFile(text);
    await handle.datasync();
  } finally {
    await handle.close();
  }
  await syncFolder(dirname(file));
}

async function endsTorn(file: string): Promise<boolean> {
  const handle = await open(file, 'r').catch(() => null);
  if (handle === null) return false;
  try {
    const { size } = await handle.stat();
    if (size === 0) return false;
    const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
    return buffer[0] !== 10;
  } finally {
    await handle.close();
  }
}
