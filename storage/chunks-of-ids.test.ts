import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chunksOfIds } from './chunks-of-ids.ts';

test('every id is in exactly one piece, and no piece is too long for a statement', () => {
  const id = fc.oneof(fc.string(), fc.string({ minLength: 400, maxLength: 512, unit: 'grapheme' }));
  fc.assert(
    fc.property(fc.array(id, { minLength: 1, maxLength: 400 }), (ids) => {
      const chunks = [...chunksOfIds(ids)];
      expect(chunks.flat()).toEqual([...new Set(ids)]);
      for (const chunk of chunks) {
        const bytes = chunk.reduce((sum, item) => sum + Buffer.byteLength(item), 0);
        expect(chunk.length === 1 || bytes <= 96 * 1024).toBe(true);
      }
    }),
    { numRuns: 50 },
  );
});
