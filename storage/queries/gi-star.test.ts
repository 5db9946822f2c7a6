import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { giStar } from './gi-star.ts';
import { neighbourhoods, type Located } from './neighbourhoods.ts';

const at = (id: string, lat: number, lon: number, neighbours: string[] = []): Located => ({
  id,
  lat,
  lon,
  neighbours,
});

describe('neighbours', () => {
  test('are those of the region pack', () => {
    const around = neighbourhoods([at('a', 56, 28, ['b', 'b', 'a', 'abroad']), at('b', 57, 28, ['a'])]);
    expect(around.get('a')).toEqual(['a', 'b']);
  });

  test('where the pack names none, are the five nearest', () => {
    const row = Array.from({ length: 9 }, (_, index) => at(`d${index}`, 56, 28 + index / 10));
    expect(neighbourhoods(row).get('d0')).toEqual(['d0', 'd1', 'd2', 'd3', 'd4', 'd5']);
    expect(neighbourhoods(row).get('d4')?.toSorted()).toEqual(['d1', 'd2', 'd3', 'd4', 'd5', 'd6']);
  });
});

describe('Gi*', () => {
  const chain = new Map(
    Array.from(
      { length: 7 },
      (_, i) => [`d${i}`, [i, i - 1, i + 1].filter((j) => j >= 0 && j < 7)] as const,
    ).map(([id, near]) => [id, near.map((j) => `d${j}`)]),
  );

  test('is the formula of Ord and Getis with general weights', () => {
    const x = [9, 7, 8, 0, 1, 0, 2];
    const n = x.length;
    const mean = x.reduce((sum, value) => sum + value, 0) / n;
    const s = Math.sqrt(x.reduce((sum, value) => sum + value ** 2, 0) / n - mean ** 2);
    const scores = giStar(new Map(x.map((value, i) => [`d${i}`, value])), chain);
    for (const [id, near] of chain) {
      const weights = x.map((_, i) => (near.includes(`d${i}`) ? 1 / near.length : 0));
      const weight = weights.reduce((sum, w) => sum + w, 0);
      const squares = weights.reduce((sum, w) => sum + w ** 2, 0);
      const local = weights.reduce((sum, w, i) => sum + w * (x[i] ?? 0), 0);
      const expected = (local - mean * weight) / (s * Math.sqrt((n * squares - weight ** 2) / (n - 1)));
      expect(scores.get(id)).toBeCloseTo(expected, 10);
    }
  });

  test('is high in the middle of a group of high values, and not for a single one among low ones', () => {
    const group = giStar(
      new Map([
        ['d0', 5],
        ['d1', 5],
        ['d2', 5],
      ]),
      chain,
    );
    const single = giStar(new Map([['d1', 15]]), chain);
    expect(group.get('d1')).toBeGreaterThan(2);
    expect(single.get('d1')).toBeLessThan(group.get('d1') ?? 0);
  });

  test('says nothing of equal values and of small regions', () => {
    expect(giStar(new Map([...chain.keys()].map((id) => [id, 0.1])), chain).size).toBe(0);
    expect(
      giStar(
        new Map([['a', 1]]),
        new Map([
          ['a', ['a', 'b']],
          ['b', ['b', 'a']],
        ]),
      ).size,
    ).toBe(0);
  });

  test('does not depend on the unit or the zero of the values', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 7, maxLength: 7 }), (values) => {
        const plain = giStar(new Map(values.map((value, i) => [`d${i}`, value])), chain);
        const moved = giStar(new Map(values.map((value, i) => [`d${i}`, 3 * value + 10])), chain);
        for (const [id, score] of plain) expect(moved.get(id)).toBeCloseTo(score, 8);
      }),
    );
  });
});
