import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encode1251 } from './encode-1251.ts';

test('Cyrillic and punctuation read back as they were', () => {
  const text = 'Ёлка, «кавычки» — и № 5… ў';

  expect(new TextDecoder('windows-1251').decode(encode1251(text))).toBe(text);
});

test('any text reads back once its character references are resolved', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      fc.pre(!text.includes('&#') && !/[\u0080-\u00ff]/.test(text));
      const read = new TextDecoder('windows-1251').decode(encode1251(text));
      expect(read.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))).toBe(text);
    }),
  );
});
