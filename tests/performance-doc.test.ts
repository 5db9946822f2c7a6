import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { budgetLines } from '../scripts/bench/budgets.ts';
import { PART_NAMES } from '../scripts/bench/part-names.ts';
import { readPlan } from '../scripts/bench/plan.ts';
import { renderReport } from '../scripts/bench/report.ts';
import { readResults, saveRun, type PartRun } from '../scripts/bench/results.ts';

const DOCUMENT = new URL('../docs/performance.md', import.meta.url);

function run(values: Record<string, number>): PartRun {
  const machine = { cpu: 'a machine', cores: 2, memoryGb: 8, node: 'v24.0.0' };
  const measured = [{ name: 'stages A and B', values }];
  return { at: '2026-11-25T08:00:00.000Z', commit: 'abc', machine, loadBefore: 0.1, posts: 20_000, measured };
}

test('docs/performance.md says what bench/results.json says', async () => {
  const text = await readFile(DOCUMENT, 'utf8');
  expect(renderReport(text, await readResults())).toBe(text);
});

test('docs/performance.md has a place for every part and for the budgets', async () => {
  const text = await readFile(DOCUMENT, 'utf8');
  for (const name of [...PART_NAMES, 'budgets']) expect(text).toContain(`<!-- bench:${name} -->`);
});

test('a full run is shown before a small one, a small one before none', () => {
  const text = '<!-- bench:enrich -->\nold\n<!-- /bench:enrich -->';
  const quick = { enrich: run({ posts: 1 }) };
  const full = { enrich: run({ posts: 12_345 }) };
  expect(renderReport(text, { quick, full })).toMatch(/A full run: [^]*\| stages A and B \| 12,345 \|/);
  expect(renderReport(text, { quick, full: {} })).toContain('A small run: ');
  expect(renderReport(text, { quick: {}, full: {} })).toContain('Not measured yet');
});

test('a budget that does not hold says so', () => {
  const verdictAt = (postsPerCpuSecond: number) =>
    budgetLines({ quick: {}, full: { enrich: run({ postsPerCpuSecond }) } }).rows[0]?.at(-1);
  expect([9_999, 10_000, 25_000].map(verdictAt)).toEqual(['**no**', 'must', 'aim']);
});

test('a run takes the place of the last one of its part and size, and leaves the others', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'veche-results-'));
  const file = pathToFileURL(join(folder, 'results.json'));
  try {
    await saveRun({ size: 'quick', name: 'enrich' }, run({ posts: 1 }), file);
    await saveRun({ size: 'full', name: 'enrich' }, run({ posts: 2 }), file);
    await saveRun({ size: 'quick', name: 'load' }, run({ posts: 3 }), file);
    await saveRun({ size: 'quick', name: 'enrich' }, run({ posts: 4 }), file);
    const { quick, full } = await readResults(file);
    const counts = [quick['enrich'], full['enrich'], quick['load']].map((one) => one?.measured[0]?.values);
    expect(counts).toEqual([{ posts: 4 }, { posts: 2 }, { posts: 3 }]);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('parts and sizes that do not exist are refused', () => {
  expect(readPlan(['--only', 'load,enrich']).parts).toEqual(['enrich', 'load']);
  expect(() => readPlan(['--only', 'nothing'])).toThrow(/no such part: nothing/);
  expect(() => readPlan(['--rows', '1e99'])).toThrow(/whole number/);
});
