import { expect, test } from 'vitest';
import { loadRegion } from '../config/load-region.ts';
import { BLOCK_SENTENCES } from './gold/blocks.ts';
import { APPEALS, NOISE } from './gold/noise.ts';
import { DISTRICTS, NO_STREETS, STREETS } from './gold/places.ts';
import { CALM, HOSTILE, TONES } from './gold/tone.ts';
import { makePost } from './gold/make-post.ts';
import { buildStageA } from './index.ts';

const label = buildStageA(loadRegion('pskov'));

/** Share of right answers; the wrong ones are printed, so that a fall shows its cause. */
function accuracy<Case>(
  name: string,
  cases: readonly Case[],
  wrongness: (one: Case) => string | null,
): number {
  const wrong = cases.flatMap((one) => wrongness(one) ?? []);
  const share = (cases.length - wrong.length) / cases.length;
  if (wrong.length > 0) {
    process.stdout.write(
      `${name}: ${(share * 100).toFixed(1)} % of ${cases.length}\n  ${wrong.join('\n  ')}\n`,
    );
  }
  return share;
}

test('districts are told on trap sentences: towns that are words, surnames, streets, other regions', () => {
  const share = accuracy('districts', DISTRICTS, ([text, expected]) => {
    const { districtId } = label(makePost(text));
    return districtId === expected ? null : `${text}: ${districtId} for ${expected}`;
  });
  expect(share).toBeGreaterThanOrEqual(0.95);
});

test('streets and houses are quoted whole, and streets in general are none', () => {
  const found = accuracy('streets', STREETS, ([text, expected, level]) => {
    const { places } = label(makePost(text));
    const place = places.find((one) => one.level === 'street' || one.level === 'house');
    return place?.text === expected && place.level === level
      ? null
      : `${text}: ${place?.text} ${place?.level}`;
  });
  const none = accuracy('no streets', NO_STREETS, (text) => {
    const { places } = label(makePost(text));
    return places.length === 0 ? null : `${text}: ${places[0]?.text}`;
  });
  expect([found, none]).toEqual([1, 1]);
});

test('blocks are told, eight sentences each, and chatter stays in none', () => {
  const cases = Object.entries(BLOCK_SENTENCES).flatMap(([block, texts]) =>
    texts.map((text) => [text, block] as const),
  );
  const share = accuracy('blocks', cases, ([text, expected]) => {
    const { block } = label(makePost(text));
    return block === expected ? null : `${text}: ${block} for ${expected}`;
  });
  expect(share).toBeGreaterThanOrEqual(0.9);
});

test('hostile texts are told from calm ones that hold the same letters', () => {
  const hostile = accuracy('hostile', HOSTILE, (text) => {
    const { aggression } = label(makePost(text)).conflict;
    return aggression >= 0.5 ? null : `${text}: ${aggression}`;
  });
  const calm = accuracy('calm', CALM, (text) => {
    const { aggression, evidence } = label(makePost(text)).conflict;
    return aggression < 0.5 ? null : `${text}: ${evidence.map((piece) => piece.quote).join(', ')}`;
  });
  expect(hostile).toBeGreaterThanOrEqual(0.95);
  expect(calm).toBe(1);
});

test('tone has the right sign on plain sentences', () => {
  const share = accuracy('tone', TONES, ([text, expected]) => {
    const { sentiment } = label(makePost(text));
    return sentiment.label === expected ? null : `${text}: ${sentiment.score}`;
  });
  expect(share).toBe(1);
});

test('noise is told, and complaints about it are none', () => {
  const share = accuracy('noise', NOISE, ([text, expected]) => {
    const { noise } = label(makePost(text));
    return noise === expected ? null : `${text}: ${noise} for ${expected}`;
  });
  expect(share).toBeGreaterThanOrEqual(0.95);
});

test('problems and requests are told from chatter', () => {
  const share = accuracy('appeals', APPEALS, ([text, expected]) => {
    const { isAppeal } = label(makePost(text));
    return isAppeal === expected ? null : `${text}: ${isAppeal}`;
  });
  expect(share).toBeGreaterThanOrEqual(0.95);
});
