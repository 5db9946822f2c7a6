import { describe, expect, test } from 'vitest';
import type { FindingKind } from '../../contracts/thread.ts';
import { FINDING_KINDS } from '../../contracts/thread.ts';
import { createThreadAudit } from '../audit-thread.ts';
import { FROZEN_ANSWERS } from './gold-frozen-answers.fixture.ts';
import { FROZEN_TALK } from './gold-frozen-talk.fixture.ts';
import { OPEN_ANSWERS } from './gold-open-answers.fixture.ts';
import { OPEN_FIFTH } from './gold-open-fifth.fixture.ts';
import { OPEN_FOURTH } from './gold-open-fourth.fixture.ts';
import { OPEN_MORE } from './gold-open-more.fixture.ts';
import { OPEN_PAIRS } from './gold-open-pairs.fixture.ts';
import { OPEN_TALK } from './gold-open-talk.fixture.ts';
import { OPEN_THIRD } from './gold-open-third.fixture.ts';
import { buildGold, GOLD_REGION, readGold } from './gold.fixture.ts';

const audit = createThreadAudit(GOLD_REGION);
const auditAll = (sources: readonly string[]) =>
  sources
    .flatMap(readGold)
    .map(buildGold)
    .map((thread) => ({ ...thread, ...audit(thread.input, thread.now).thread }));
const HALVES = {
  open: auditAll([OPEN_ANSWERS, OPEN_TALK, OPEN_MORE, OPEN_PAIRS, OPEN_THIRD, OPEN_FOURTH, OPEN_FIFTH]),
  frozen: auditAll([FROZEN_ANSWERS, FROZEN_TALK]),
};
const ALL = [...HALVES.open, ...HALVES.frozen];
type Audited = (typeof ALL)[number];

/** Precision and recall of every kind that must hold on each half: somewhat below what is measured. */
const MIN = { open: { precision: 0.9, recall: 0.8 }, frozen: { precision: 0.8, recall: 0.75 } };

function countsOf(threads: readonly Audited[], kind: FindingKind) {
  const counts = { right: 0, wrong: 0, missed: 0, failures: [] as string[] };
  for (const { name, expected, findings } of threads) {
    const isExpected = expected.includes(kind);
    const isFound = findings.some((finding) => finding.kind === kind);
    if (isExpected && isFound) counts.right += 1;
    else if (isFound) counts.wrong += 1;
    else if (isExpected) counts.missed += 1;
    if (isExpected !== isFound) counts.failures.push(`${isFound ? 'wrong' : 'missed'}: ${name}`);
  }
  return counts;
}

/** `share [low, high]`: the Wilson interval at 95 % (Wilson, JASA 22, 1927). */
function withInterval(hits: number, of: number): string {
  const z = 1.96;
  const share = hits / of;
  const middle = (share + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const half = (z / (1 + (z * z) / of)) * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  return `${share.toFixed(2)} [${(middle - half).toFixed(2)}, ${(middle + half).toFixed(2)}]`;
}

test('the gold set has four hundred threads, a hundred of them frozen, every kind and good ones in each half', () => {
  expect(ALL.length).toBeGreaterThanOrEqual(400);
  expect(HALVES.frozen.length).toBeGreaterThanOrEqual(100);
  for (const half of Object.values(HALVES)) {
    expect(new Set(half.flatMap(({ expected }) => expected))).toEqual(new Set(FINDING_KINDS));
    expect(half.filter(({ expected }) => expected.length === 0).length).toBeGreaterThan(25);
  }
});

describe.each(['open', 'frozen'] as const)('on the %s half', (half) => {
  test.each(FINDING_KINDS)('finds %s as precisely and completely as is asked for', (kind) => {
    const { right, wrong, missed, failures } = countsOf(HALVES[half], kind);
    if (process.env['VECHE_EVAL_DATA'] !== undefined) {
      const precision = withInterval(right, right + wrong);
      const recall = withInterval(right, right + missed);
      process.stdout.write(`${half} ${kind}: precision ${precision}, recall ${recall}\n`);
    }

    const seen = half === 'open' ? failures.join('; ') : '';
    expect(right / (right + wrong), seen).toBeGreaterThanOrEqual(MIN[half].precision);
    expect(right / (right + missed), seen).toBeGreaterThanOrEqual(MIN[half].recall);
  });

  test('finds nothing wrong in nine of ten good threads', () => {
    const good = HALVES[half].filter(({ expected }) => expected.length === 0);
    const clean = good.filter(({ findings }) => findings.length === 0);
    expect(clean.length / good.length).toBeGreaterThanOrEqual(0.9);
  });
});

test('every quote stands at its place in the post that the finding names', () => {
  let quotes = 0;
  for (const { input, findings } of ALL) {
    for (const { postId, evidence } of findings) {
      const text = input.posts.find((post) => post.id === postId)!.text;
      expect(evidence.length).toBeGreaterThan(0);
      for (const { quote, start, end } of evidence) {
        if (quote === null) continue;
        quotes += 1;
        expect(text.slice(start!, end!)).toBe(quote);
      }
    }
  }
  expect(quotes).toBeGreaterThan(150);
});

test('heat lies between 0 and 1, and bad threads are hotter than good ones', () => {
  const heats = ALL.map(({ heat }) => heat);
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  for (const heat of heats) expect(heat).toBeGreaterThanOrEqual(0);
  for (const heat of heats) expect(heat).toBeLessThanOrEqual(1);
  const isGood = ALL.map(({ expected }) => expected.length === 0);
  expect(mean(heats.filter((_, index) => !isGood[index]))).toBeGreaterThan(
    mean(heats.filter((_, index) => isGood[index])) + 0.2,
  );
});
