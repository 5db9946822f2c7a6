import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createDistrictAt } from './region-boundaries.ts';
import type { Boundary } from './region-boundaries.ts';

const square = (west: number, south: number, side: number): [number, number][] => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
];
const boundaries: Boundary[] = [
  { districtId: 'rural', rings: [square(0, 0, 10)] },
  { districtId: 'city', rings: [square(4, 4, 2)] },
  { districtId: 'ring', rings: [square(20, 0, 10), square(24, 4, 2)] },
];

test('a point is in the smallest district that holds it, and not in a hole', () => {
  const districtAt = createDistrictAt(boundaries);

  expect(districtAt({ lat: 1, lon: 1 })).toBe('rural');
  expect(districtAt({ lat: 5, lon: 5 })).toBe('city');
  expect(districtAt({ lat: 1, lon: 21 })).toBe('ring');
  expect(districtAt({ lat: 5, lon: 25 })).toBeNull();
  expect(districtAt({ lat: 50, lon: 50 })).toBeNull();
});

test('the order of the boundaries does not matter', () => {
  const point = {
    lat: fc.double({ min: -5, max: 15, noNaN: true }),
    lon: fc.double({ min: -5, max: 35, noNaN: true }),
  };
  fc.assert(
    fc.property(fc.record(point), (at) => {
      expect(createDistrictAt(boundaries.toReversed())(at)).toBe(createDistrictAt(boundaries)(at));
    }),
  );
});
