import { expect, test } from 'vitest';
import { FINDING_KINDS } from '../../contracts/thread.ts';
import { createThreadAudit } from '../audit-thread.ts';
import { ANSWER_THREADS } from './gold-answers.fixture.ts';
import { TALK_THREADS } from './gold-talk.fixture.ts';
import { buildGold, GOLD_REGION } from './gold.fixture.ts';

const GOLD = [...ANSWER_THREADS, ...TALK_THREADS].map(buildGold);
const audit = createThreadAudit(GOLD_REGION);
const found = GOLD.map(({ input, now }) => audit(input, now).thread.findings);

test('the gold set has at least forty threads and every kind of finding', () => {
  expect(GOLD.length).toBeGreaterThanOrEqual(40);
  expect(new Set(GOLD.flatMap(({ expected }) => expected))).toEqual(new Set(FINDING_KINDS));
});

test.each(FINDING_KINDS)('finds %s with precision and recall of 0.8 and more', (kind) => {
  let [right, wrong, missed] = [0, 0, 0];
  const failures: string[] = [];
  for (const [index, { expected, name }] of GOLD.entries()) {
    const isExpected = expected.includes(kind);
    const isFound = found[index]!.some((finding) => finding.kind === kind);
    if (isExpected && isFound) right += 1;
    else if (isFound) wrong += 1;
    else if (isExpected) missed += 1;
    if (isExpected !== isFound) failures.push(`${isFound ? 'wrong' : 'missed'}: ${name}`);
  }
  expect(right / (right + wrong), failures.join('; ')).toBeGreaterThanOrEqual(0.8);
  expect(right / (right + missed), failures.join('; ')).toBeGreaterThanOrEqual(0.8);
});

test.each(GOLD.filter(({ expected }) => expected.length === 0).map(({ name }, index) => [name, index]))(
  'finds nothing wrong in a good thread: %s',
  (name) => {
    const index = GOLD.findIndex((thread) => thread.name === name);
    expect(found[index]!.map(({ kind }) => kind)).toEqual([]);
  },
);

test('every quote stands at its place in the post that the finding names', () => {
  let quotes = 0;
  for (const [index, { input }] of GOLD.entries()) {
    for (const { postId, evidence } of found[index]!) {
      const text = input.posts.find((post) => post.id === postId)!.text;
      expect(evidence.length).toBeGreaterThan(0);
      for (const { quote, start, end } of evidence) {
        if (quote === null) continue;
        quotes += 1;
        expect(text.slice(start!, end!)).toBe(quote);
      }
    }
  }
  expect(quotes).toBeGreaterThan(30);
});

test('heat lies between 0 and 1, and bad threads are hotter than good ones', () => {
  const heats = GOLD.map(({ input, now }) => audit(input, now).thread.heat);
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  for (const heat of heats) expect(heat).toBeGreaterThanOrEqual(0);
  for (const heat of heats) expect(heat).toBeLessThanOrEqual(1);
  const isGood = GOLD.map(({ expected }) => expected.length === 0);
  expect(mean(heats.filter((_, index) => !isGood[index]))).toBeGreaterThan(
    mean(heats.filter((_, index) => isGood[index])) + 0.2,
  );
});
