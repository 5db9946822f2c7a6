import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseExactly } from './exact-json.ts';

test('whole numbers keep all their digits', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n }), (id) => {
      const { marker } = parseExactly(`{"marker":${id}}`) as { marker: unknown };
      expect(String(marker)).toBe(String(id));
    }),
  );
});

test('all other values are those of JSON', () => {
  fc.assert(
    fc.property(fc.json({ noUnicodeString: false }), (text) => {
      const isInexact = /\d{16,}|e[+-]?\d/i.test(text);
      if (!isInexact) expect(parseExactly(text)).toEqual(JSON.parse(text));
    }),
  );
});
