import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testRegion } from '../test-region.ts';
import { createWorld } from '../world/world.ts';
import { createWalls } from './wall.ts';

const NOW = Date.parse('2026-11-24T08:00:00Z');
const DAY_MS = 86_400_000;
const world = createWorld({
  region: testRegion(),
  seed: 3,
  startMs: NOW - 4 * DAY_MS,
  presentMs: NOW,
  postsPerDay: 3000,
});
const wallOf = createWalls(world);
const [channel] = world.setting.channels;

test('pages of any size show every post that is not gone exactly once, the pinned one first, then newest first', () => {
  fc.assert(
    fc.property(fc.integer({ min: 7, max: 100 }), fc.integer({ min: 0, max: 3 * DAY_MS }), (size, agoMs) => {
      const wall = wallOf(channel!, NOW - agoMs);
      const slots = [];
      for (let offset = 0; offset < wall.count + size; offset += size) slots.push(...wall.page(offset, size));

      expect(slots).toHaveLength(wall.count);
      expect(new Set(slots.map(({ index }) => index)).size).toBe(wall.count);
      expect(slots[0]?.index).toBe(wall.pinned?.index);
      const rest = slots.slice(1).map(({ index }) => index);
      expect(rest).toEqual(rest.toSorted((a, b) => b - a));
      for (const { index } of slots) expect(wall.find(index)?.isGone).toBe(false);
    }),
    { numRuns: 30 },
  );
});

test('some posts are gone after days, and are found as gone', () => {
  const wall = wallOf(channel!, NOW);
  const published = world.timeline(channel!).countAt(NOW);
  const gone = Array.from({ length: published }, (_, index) => wall.find(index)).filter(
    (found) => found?.isGone === true,
  );

  expect(gone.length).toBeGreaterThan(0);
  expect(gone).toHaveLength(published - wall.count);
  expect(wall.find(published)).toBeNull();
});
