import { expect, test } from 'vitest';
import type { PublicClosing } from '../contracts/queries/public.ts';
import type { SourceStatus } from '../contracts/source.ts';
import { closePublicGrid } from './close-public-grid.ts';
import type { System } from './compose.ts';

const NOW = Date.parse('2026-11-24T08:00:00.000Z');
const DAY_MS = 86_400_000;

interface Given {
  heldBy?: string | null;
  statuses?: Partial<SourceStatus>[];
  sources?: { enabled: boolean; since: string }[];
  freshAt?: string | null;
}

/** What the store was asked to close; null: nothing. */
async function closing({ heldBy = null, statuses = [], sources = [], freshAt = null }: Given) {
  const asked: PublicClosing[] = [];
  await closePublicGrid({
    clock: { now: () => NOW },
    gate: { reason: async () => heldBy },
    book: { statuses: () => statuses },
    region: { districts: [{ id: 'opochetsky' }] },
    config: { sources },
    storage: {
      reader: { freshAt: async () => freshAt },
      publicGrid: {
        async closeDue(wanted: PublicClosing) {
          asked.push(wanted);
          return 0;
        },
      },
    },
  } as unknown as System);
  return asked[0] ?? null;
}

const read = (minutesAgo: number): Partial<SourceStatus> => ({
  state: 'active',
  lastPollAt: new Date(NOW - minutesAgo * 60_000).toISOString(),
  lastPostAt: '2026-11-24T07:00:00.000Z',
});

test('days are closed as far as the source that was read longest ago', async () => {
  expect(await closing({ statuses: [read(5), read(30)] })).toMatchObject({
    readUntil: NOW - 30 * 60_000,
    districts: ['opochetsky'],
    missingSources: 0,
  });
});

test('nothing is closed while collecting is held, or a source has not been read through yet', async () => {
  expect(await closing({ heldBy: 'storage is behind', statuses: [read(5)] })).toBeNull();
  expect(await closing({ statuses: [read(5), { state: 'starting', lastPollAt: null }] })).toBeNull();
});

test('a source that does not deliver holds nothing up and is told as missing', async () => {
  const broken = { ...read(60 * 24), state: 'layout_changed' as const };

  expect(await closing({ statuses: [read(5), broken] })).toMatchObject({
    readUntil: NOW - 5 * 60_000,
    missingSources: 1,
  });
});

test('without sources days are closed as far as there are posts, and none when there are none', async () => {
  expect(await closing({ freshAt: '2026-11-20T00:00:00.000Z' })).toMatchObject({
    readUntil: Date.parse('2026-11-20T00:00:00.000Z'),
  });
  expect(await closing({ freshAt: '2026-12-20T00:00:00.000Z' })).toMatchObject({ readUntil: NOW });
  expect(await closing({ freshAt: null })).toBeNull();
});

test('the grid begins no earlier than its sources are read, and 400 days ago at most', async () => {
  const from = async (...since: string[]) =>
    (await closing({ statuses: [read(5)], sources: since.map((span) => ({ enabled: true, since: span })) }))
      ?.from;

  expect(await from('7d', '30d')).toBe(NOW - 30 * DAY_MS);
  expect(await from('900d')).toBe(NOW - 400 * DAY_MS);
  expect(await from()).toBe(NOW - 400 * DAY_MS);
});
