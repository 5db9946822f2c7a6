import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTombstoneJournal, readTombstones, type JournalEntry } from './tombstone-journal.ts';

let dir: string;
let file: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'veche-journal-'));
  file = join(dir, 'tombstones.jsonl');
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const deleted = (id: string): JournalEntry => ({ id, deletedAt: '2026-11-24T08:00:00.000Z' });

async function all(pieceLength?: number): Promise<JournalEntry[][]> {
  const pieces: JournalEntry[][] = [];
  for await (const piece of readTombstones(file, pieceLength)) pieces.push(piece);
  return pieces;
}

test('entries come back in their order, over restarts too, in pieces', async () => {
  const forgotten = { forgotten: 'channel:vk:-1', at: '2026-11-24T09:00:00.000Z', by: 'Мария' };
  await openTombstoneJournal(file).add([deleted('vk:-1_1'), deleted('vk:-1_2')]);
  await openTombstoneJournal(file).add([forgotten]);
  expect(await all(2)).toEqual([[deleted('vk:-1_1'), deleted('vk:-1_2')], [forgotten]]);
});

test('what a crash tore is left out and does not swallow what comes after', async () => {
  await openTombstoneJournal(file).add([deleted('vk:-1_1')]);
  await appendFile(file, '{"id":"vk:-1_2","dele');
  await openTombstoneJournal(file).add([deleted('vk:-1_3')]);
  expect(await all()).toEqual([[deleted('vk:-1_1'), deleted('vk:-1_3')]]);
});

test('lines that are no entries are left out, and a journal that is not there is empty', async () => {
  expect(await all()).toEqual([]);
  await appendFile(
    file,
    'null\n[]\n{"id":1,"deletedAt":"x"}\n{"id":"a","deletedAt":"never"}\n\n{"forgotten":"b"}\n',
  );
  expect(await all()).toEqual([]);
});
