import { Readable } from 'node:stream';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLines, type Line } from './line-reader.ts';

async function linesOf(chunks: readonly Buffer[], bytesMax?: number): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const group of readLines(Readable.from(chunks), bytesMax)) lines.push(...group);
  return lines;
}

test('lines are the same wherever the chunks end, inside a character too', async () => {
  const words = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replace(/\s/gu, '_'));
  await fc.assert(
    fc.asyncProperty(
      fc.array(words, { minLength: 1 }),
      fc.integer({ min: 1, max: 7 }),
      async (texts, size) => {
        const bytes = Buffer.from(`${texts.join('\n')}\n`);
        const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
          bytes.subarray(index * size, (index + 1) * size),
        );

        expect(await linesOf(chunks)).toEqual(await linesOf([bytes]));
      },
    ),
    { numRuns: 50 },
  );
});

test('a byte order mark and CRLF are no part of a line, and empty lines are only counted', async () => {
  const lines = await linesOf([Buffer.from('\uFEFFa\r\n\r\nb')]);

  expect(lines).toEqual([
    { number: 1, text: 'a', reason: null },
    { number: 3, text: 'b', reason: null },
  ]);
});

test('a line over the cap and one that is not UTF-8 are told, and the next is read', async () => {
  const lines = await linesOf([Buffer.from('12345678'), Buffer.from('9\n'), Buffer.from([0xff, 10, 98])], 8);

  expect(lines).toEqual([
    { number: 1, text: null, reason: 'longer than 8 bytes' },
    { number: 2, text: null, reason: 'not UTF-8' },
    { number: 3, text: 'b', reason: null },
  ]);
});
