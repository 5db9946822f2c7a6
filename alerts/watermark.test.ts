import { expect, test } from 'vitest';
import type { SourceStatus } from '../contracts/source.ts';
import { watermarkOf } from './watermark.ts';

const now = Date.parse('2026-11-24T12:00:00Z');
const source = (id: string, state: SourceStatus['state'], lastPollAt: string | null): SourceStatus => ({
  id,
  network: 'vk',
  title: id,
  channelId: null,
  channelKind: 'community',
  state,
  lastPostAt: null,
  lastPollAt,
  reason: null,
  budget: null,
  counts: { posts: 0, edits: 0, deletions: 0, quarantined: 0, futureDates: 0, truncated: 0 },
});

test('the slowest needed source holds the mark', () => {
  const sources = [
    source('a', 'active', '2026-11-24T11:50:00Z'),
    source('b', 'active', '2026-11-24T11:20:00Z'),
    source('c', 'off', null),
  ];

  expect(watermarkOf(sources, now)).toEqual({ at: Date.parse('2026-11-24T11:20:00Z'), missing: [] });
});

test('a source that is still reading its history holds everything back', () => {
  const sources = [source('a', 'active', '2026-11-24T11:50:00Z'), source('b', 'starting', null)];

  expect(watermarkOf(sources, now).at).toBeNull();
});

test('a source that fails for hours is told as missing and holds nobody back', () => {
  const sources = [
    source('a', 'active', '2026-11-24T11:50:00Z'),
    source('b', 'backing_off', '2026-11-24T08:00:00Z'),
  ];

  expect(watermarkOf(sources, now)).toEqual({ at: Date.parse('2026-11-24T11:50:00Z'), missing: ['b'] });
});

test('without sources there is no mark', () => {
  expect(watermarkOf([], now).at).toBeNull();
});
