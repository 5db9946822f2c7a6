import { createReadStream } from 'node:fs';
import { mkdir, open, stat, truncate } from 'node:fs/promises';
import { dirname } from 'node:path';
import { toIso } from '../contracts/clock.ts';
import type { Network } from '../contracts/post.ts';

/** What an answer shows of a post. */
export interface Shown {
  /** As the collectors build it. */
  id: string;
  network: Network;
  channelId: string;
  publishedMs: number;
  /** When it was edited, if the answer shows it edited and says when, ms. */
  editedMs: number | null;
  /** When it was deleted, if the answer shows that it is gone, ms. */
  deletedMs: number | null;
  incidentId: string | null;
}

/** The record of what was served, `ledger.jsonl`: a line for a post, one more when it is shown edited or deleted. */
export interface Ledger {
  /** Whether a post was ever shown, and whether it was shown as deleted. */
  told(id: string): 'never' | 'shown' | 'deleted';
  /** Writes down what an answer is about to show; what is known already, or was never shown and is gone, is left out. */
  note(shown: Shown): void;
  /**
   * Resolves when all that was noted is on the disk. Rejects, from then on always, when the disk refuses: nothing may be
   * served that is not in the ledger.
   */
  flush(): Promise<void>;
  /** Posts in it. */
  size(): number;
  close(): Promise<void>;
}

const SHOWN = 1;
const EDITED = 2;
const DELETED = 4;

interface Line {
  id: string;
  publishedAt: string;
  editedAt: string | null;
  deletedAt: string | null;
}

/** Opens the ledger, or makes it; a line that a crash tore is cut off, so that its post is written down anew. */
export async function openLedger(file: string): Promise<Ledger> {
  await mkdir(dirname(file), { recursive: true });
  const states = new Map<string, number>();
  const whole = await readLines(file, (line) =>
    states.set(line.id, flagsOf(line.editedAt !== null, line.deletedAt !== null)),
  );
  if (whole !== null) await truncate(file, whole);
  const handle = await open(file, 'a');
  let waiting: string[] = [];
  let writing: Promise<void> | null = null;

  async function write(): Promise<void> {
    // Lines of answers that come meanwhile go with the next write: one fsync for all of them.
    const lines = waiting;
    waiting = [];
    await handle.appendFile(lines.join(''));
    await handle.datasync();
  }

  async function flush(): Promise<void> {
    while (writing !== null || waiting.length > 0) {
      writing ??= write().then(() => {
        writing = null;
      });
      await writing;
    }
  }

  return {
    told(id) {
      const flags = states.get(id);
      if (flags === undefined) return 'never';
      return (flags & DELETED) === 0 ? 'shown' : 'deleted';
    },
    note(shown) {
      const known = states.get(shown.id) ?? 0;
      const flags = known | flagsOf(shown.editedMs !== null, shown.deletedMs !== null);
      const isNews = flags !== known && (known & DELETED) === 0;
      if (!isNews || (known === 0 && shown.deletedMs !== null)) return;
      states.set(shown.id, flags);
      waiting.push(lineOf(shown));
    },
    flush,
    size: () => states.size,
    async close() {
      await flush();
      await handle.close();
    },
  };
}

/** Newest publishing, editing or deleting time in a ledger, ms; null: none. Only reads, so another process may write. */
export async function newestTold(file: string): Promise<number | null> {
  let newest = '';
  await readLines(file, ({ publishedAt, editedAt, deletedAt }) => {
    for (const time of [publishedAt, editedAt, deletedAt]) if (time !== null && time > newest) newest = time;
  });
  return newest === '' ? null : Date.parse(newest);
}

function flagsOf(isEdited: boolean, isDeleted: boolean): number {
  return SHOWN | (isEdited ? EDITED : 0) | (isDeleted ? DELETED : 0);
}

function lineOf({ publishedMs, editedMs, deletedMs, ...rest }: Shown): string {
  const { id, network, channelId, incidentId } = rest;
  const isoOf = (ms: number | null): string | null => (ms === null ? null : toIso(ms));
  return `${JSON.stringify({
    id,
    network,
    channelId,
    publishedAt: toIso(publishedMs),
    editedAt: isoOf(editedMs),
    deletedAt: isoOf(deletedMs),
    incidentId,
  })}\n`;
}

/** Hands over the whole lines; resolves with the length of their bytes, or null when there is no file. */
async function readLines(file: string, take: (line: Line) => unknown): Promise<number | null> {
  const size = await stat(file).then(
    ({ size: bytes }) => bytes,
    () => null,
  );
  if (size === null) return null;
  let whole = 0;
  let rest = Buffer.alloc(0);
  for await (const chunk of createReadStream(file)) {
    rest = Buffer.concat([rest, chunk as Buffer]);
    const end = rest.lastIndexOf(0x0a) + 1;
    whole += end;
    const lines = rest.subarray(0, end).toString('utf8').split('\n');
    for (const line of lines) if (line !== '') take(JSON.parse(line) as Line);
    rest = rest.subarray(end);
  }
  return whole;
}
