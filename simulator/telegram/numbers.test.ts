import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstIndexFrom, messageNumber, serviceBefore } from './numbers.ts';

test('numbers grow with the posts, and every number leads back to the first post from it on', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), (index) => {
      const number = messageNumber(index);
      expect(messageNumber(index + 1)).toBeGreaterThan(number);
      expect(firstIndexFrom(number)).toBe(index);
      expect(firstIndexFrom(number + 1)).toBe(index + 1);
    }),
  );
});

test('a service message takes a number that no post has', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), (index) => {
      const number = serviceBefore(index);
      if (number !== null) expect(messageNumber(index - 1)).toBeLessThan(number);
    }),
  );
  expect(serviceBefore(108)).toBe(messageNumber(108) - 1);
});
