import { expect, test } from 'vitest';
import { loadRegion } from '../config/load-region.ts';
import { makePost } from './gold/make-post.ts';
import { FROZEN_DISTRICTS } from './gold/places-frozen.ts';
import { LETTER_DISTRICTS } from './gold/places-letters.ts';
import { OPEN_DISTRICTS } from './gold/places-open.ts';
import { TRAP_DISTRICTS } from './gold/places-traps.ts';
import { DISTRICTS } from './gold/places.ts';
import { buildStageA } from './index.ts';

const label = buildStageA(loadRegion('pskov'));

/** Bounds of a share with 95 % certainty (Wilson 1927). */
function wilson(hits: number, of: number): string {
  const z = 1.96;
  const centre = (hits + (z * z) / 2) / (of + z * z);
  const half = (z / (of + z * z)) * Math.sqrt((hits * (of - hits)) / of + (z * z) / 4);
  return `${(hits / of).toFixed(3)} (${(centre - half).toFixed(3)}–${(centre + half).toFixed(3)})`;
}

/** Of the districts given the right ones, and of those to be given the ones found. */
function measure(name: string, cases: readonly (readonly [string, string | null])[]) {
  let right = 0;
  let given = 0;
  let expected = 0;
  for (const [text, district] of cases) {
    const { districtId } = label(makePost(text));
    if (districtId !== null) given += 1;
    if (district !== null) expected += 1;
    if (districtId !== null && districtId === district) right += 1;
  }
  process.stdout.write(
    `${name}, ${cases.length} sentences: precision ${wilson(right, given)}, recall ${wilson(right, expected)}\n`,
  );
  return { precision: right / given, recall: right / expected };
}

test('the district is told on 200 sentences that no rule was written after', () => {
  const { precision, recall } = measure('frozen', FROZEN_DISTRICTS);

  expect(FROZEN_DISTRICTS).toHaveLength(200);
  expect(precision).toBeGreaterThanOrEqual(0.97);
  expect(recall).toBeGreaterThanOrEqual(0.92);
});

test('the district is told on the sentences that the rules were written with', () => {
  const open = [...DISTRICTS, ...OPEN_DISTRICTS, ...TRAP_DISTRICTS, ...LETTER_DISTRICTS];
  const { precision, recall } = measure('open', open);

  expect(open.length).toBeGreaterThanOrEqual(200);
  expect(precision).toBeGreaterThanOrEqual(0.97);
  expect(recall).toBeGreaterThanOrEqual(0.95);
});

test('a sentence is in one half only', () => {
  const open = new Set(
    [...DISTRICTS, ...OPEN_DISTRICTS, ...TRAP_DISTRICTS, ...LETTER_DISTRICTS].map(([text]) => text),
  );

  expect(FROZEN_DISTRICTS.filter(([text]) => open.has(text))).toEqual([]);
});
