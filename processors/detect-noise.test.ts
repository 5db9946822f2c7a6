import { expect, test } from 'vitest';
import { loadRegion } from '../config/load-region.ts';
import { FROZEN_NOISE } from './gold/noise-frozen.ts';
import { OPEN_NOISE } from './gold/noise-open.ts';
import { makePost } from './gold/make-post.ts';
import { buildStageA } from './index.ts';

const label = buildStageA(loadRegion('pskov'));

test.each([
  ['open', OPEN_NOISE, 0.9],
  ['frozen', FROZEN_NOISE, 0.85],
] as const)('noise is told precisely and mostly found (%s half)', (_, texts, recallMin) => {
  const rows = texts.map(([text, gold]) => ({ text, gold, found: label(makePost(text)).noise }));
  const found = rows.filter((row) => row.found !== null);
  const meant = rows.filter((row) => row.gold !== null);
  const hits = meant.filter((row) => row.gold === row.found).length;
  const wrong = rows.filter((row) => row.gold !== row.found).map(({ text }) => text);

  expect(meant.length).toBeGreaterThan(30);
  expect(hits / found.length, wrong.join('; ')).toBeGreaterThanOrEqual(0.95);
  expect(hits / meant.length, wrong.join('; ')).toBeGreaterThanOrEqual(recallMin);
});

test.each(['appeal', 'reply'] as const)('a post of kind %s is never noise', (kind) => {
  expect(label(makePost('Казино дарит бонус, ставки на спорт', { kind })).noise).toBeNull();
});
