import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeCursor, encodeCursor } from './cursor.ts';

describe('cursors', () => {
  test('a cursor gives back its position', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.string({ minLength: 1 }),
        (rank, id) => {
          const back = decodeCursor(encodeCursor({ rank, id }));
          expect(back?.id).toBe(id);
          expect(back?.rank).toBeCloseTo(rank, 10);
        },
      ),
    );
  });

  test('no cursor means the beginning', () => {
    expect(decodeCursor(undefined)).toBeNull();
  });

  test('anything that was not made here is an input error', () => {
    for (const foreign of ['', 'x', '%%%', Buffer.from('[1]').toString('base64url'), 'W251bGwsIiJd']) {
      expect(() => decodeCursor(foreign)).toThrow(
        expect.objectContaining({ code: 'input', where: 'cursor' }),
      );
    }
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          decodeCursor(text);
        } catch (error) {
          expect(error).toMatchObject({ code: 'input' });
        }
      }),
    );
  });
});
