import { readFileSync } from 'node:fs';

export interface LedgerEntry {
  id: string;
  network: string;
  channelId: string;
  publishedAt: string;
  editedAt: string | null;
  deletedAt: string | null;
  incidentId: string | null;
}

/** What the simulator served, by id; the last line of an id is its newest served state. A torn last line is left out. */
export function readLedger(file: string): Map<string, LedgerEntry> {
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return new Map(lines.map((line) => JSON.parse(line) as LedgerEntry).map((entry) => [entry.id, entry]));
}

export interface StoredState {
  id: string;
  publishedAt: string;
  editedAt: string | null;
  deletedAt: string | null;
  text: string;
}

/** The posts of `query posts --all --format jsonl`. */
export function parseStored(jsonl: string): StoredState[] {
  return jsonl
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as StoredState);
}

/** Differences between what was served and what is stored; empty when they agree exactly. */
export function compareWithLedger(
  ledger: ReadonlyMap<string, LedgerEntry>,
  stored: readonly StoredState[],
): string[] {
  const differences: string[] = [];
  const seen = new Set<string>();
  for (const post of stored) {
    const entry = ledger.get(post.id);
    if (seen.has(post.id)) differences.push(`${post.id}: stored twice`);
    seen.add(post.id);
    if (entry === undefined) differences.push(`${post.id}: stored, never served`);
    else differences.push(...differencesOf(post, entry));
  }
  for (const id of ledger.keys()) if (!seen.has(id)) differences.push(`${id}: served, not stored`);
  return differences;
}

function differencesOf(post: StoredState, entry: LedgerEntry): string[] {
  const differences: string[] = [];
  if ((post.deletedAt === null) !== (entry.deletedAt === null)) {
    differences.push(`${post.id}: deleted ${entry.deletedAt} in the ledger, ${post.deletedAt} in the store`);
  }
  if (post.deletedAt === null && Date.parse(post.publishedAt) !== Date.parse(entry.publishedAt)) {
    differences.push(
      `${post.id}: published ${entry.publishedAt} in the ledger, ${post.publishedAt} in the store`,
    );
  }
  if (post.deletedAt === null && timeOf(post.editedAt) < timeOf(entry.editedAt)) {
    differences.push(`${post.id}: edited ${entry.editedAt} in the ledger, ${post.editedAt} in the store`);
  }
  if (post.deletedAt !== null && post.text !== '')
    differences.push(`${post.id}: deleted, but its text is kept`);
  return differences;
}

function timeOf(iso: string | null): number {
  return iso === null ? 0 : Date.parse(iso);
}
