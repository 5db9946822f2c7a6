import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TEXT_CODE_POINTS_MAX } from '../contracts/post.ts';
import { boundText } from './bound.ts';

test('lone surrogates and NUL are removed, pairs stay', () => {
  expect(boundText('а\ud83d\0б😡\udc00')).toEqual({ text: 'аб😡', truncated: false });
});

test('cuts at code points', () => {
  const { text, truncated } = boundText('😡'.repeat(TEXT_CODE_POINTS_MAX + 1));
  expect(Array.from(text)).toHaveLength(TEXT_CODE_POINTS_MAX);
  expect(text.isWellFormed()).toBe(true);
  expect(truncated).toBe(true);
});

test('a text of exactly the limit is not cut', () => {
  expect(boundText('а'.repeat(TEXT_CODE_POINTS_MAX)).truncated).toBe(false);
  expect(boundText('а'.repeat(TEXT_CODE_POINTS_MAX + 1)).truncated).toBe(true);
});

test('bounding twice changes nothing, and the outcome is well formed', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('а', '\0', '\ud83d', '\ude21', '😡'), { maxLength: 50 }),
      (parts) => {
        const { text } = boundText(parts.join(''));
        expect(text.isWellFormed()).toBe(true);
        expect(text).not.toContain('\0');
        expect(boundText(text)).toEqual({ text, truncated: false });
      },
    ),
  );
});

test('one megabyte is cut', () => {
  expect(
    Array.from(boundText('\ud83d'.repeat(500_000) + 'а'.repeat(500_000)).text).length,
  ).toBeLessThanOrEqual(TEXT_CODE_POINTS_MAX);
});
