import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readLedger } from '../tests/support/ledger.ts';
import type { Shown } from './ledger.ts';
import { newestTold, openLedger } from './ledger.ts';

const PUBLISHED = Date.parse('2026-11-24T06:00:00Z');
let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'veche-ledger-'));
  file = join(folder, 'ledger.jsonl');
});

afterEach(() => rm(folder, { recursive: true }));

function shown(id: string, given: Partial<Shown> = {}): Shown {
  return {
    id,
    network: 'vk',
    channelId: '-1',
    publishedMs: PUBLISHED,
    editedMs: null,
    deletedMs: null,
    incidentId: null,
    ...given,
  };
}

test('writes a line when a post is first shown, and another only when it is shown edited or deleted', async () => {
  const ledger = await openLedger(file);
  ledger.note(shown('vk:-1_1'));
  ledger.note(shown('vk:-1_1'));
  ledger.note(shown('vk:-1_1', { editedMs: PUBLISHED + 1000 }));
  ledger.note(shown('vk:-1_1', { deletedMs: PUBLISHED + 2000 }));
  ledger.note(shown('vk:-1_1', { deletedMs: PUBLISHED + 2000 }));
  await ledger.close();

  const lines = (await readFile(file, 'utf8')).trim().split('\n');
  expect(lines).toHaveLength(3);
  expect(readLedger(file).get('vk:-1_1')).toMatchObject({ deletedAt: '2026-11-24T06:00:02.000Z' });
});

test('a post that was never shown is not written down when it is gone', async () => {
  const ledger = await openLedger(file);
  ledger.note(shown('vk:-1_1', { deletedMs: PUBLISHED + 2000 }));

  expect(ledger.told('vk:-1_1')).toBe('never');
  await ledger.close();
  expect(await readFile(file, 'utf8')).toBe('');
});

test('cuts a torn last line, goes on after it, and says nothing twice', async () => {
  const before = await openLedger(file);
  before.note(shown('vk:-1_1'));
  before.note(shown('vk:-1_2'));
  await before.close();
  await appendFile(file, '{"id":"vk:-1_3","network":"v');

  const after = await openLedger(file);
  expect(after.size()).toBe(2);
  for (const id of ['vk:-1_1', 'vk:-1_2', 'vk:-1_3']) after.note(shown(id));
  await after.close();

  expect([...readLedger(file).keys()]).toEqual(['vk:-1_1', 'vk:-1_2', 'vk:-1_3']);
  expect((await readFile(file, 'utf8')).trim().split('\n')).toHaveLength(3);
});

test('tells how far it had told without touching a line that is being written', async () => {
  const ledger = await openLedger(file);
  expect(await newestTold(file)).toBeNull();
  ledger.note(shown('vk:-1_1', { editedMs: PUBLISHED + 5000 }));
  ledger.note(shown('vk:-1_2'));
  await ledger.close();
  await appendFile(file, '{"id":"vk:-1_3","net');
  const before = await readFile(file, 'utf8');

  expect(await newestTold(file)).toBe(PUBLISHED + 5000);
  expect(await readFile(file, 'utf8')).toBe(before);
});

test('all that was noted is on the disk when the flush resolves, whoever noted it', async () => {
  const ledger = await openLedger(file);
  const flushes = Array.from({ length: 20 }, async (_, index) => {
    ledger.note(shown(`vk:-1_${index % 5}`));
    await ledger.flush();
    expect(await readFile(file, 'utf8')).toContain(`"vk:-1_${index % 5}"`);
  });
  await Promise.all(flushes);
  await ledger.close();

  expect(readLedger(file).size).toBe(5);
});
