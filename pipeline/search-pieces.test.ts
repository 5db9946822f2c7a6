import fc from 'fast-check';
import { expect, test } from 'vitest';
import { searchPieces } from './search-pieces.ts';

test('every piece of a text is found in it as it is and as JSON writes it, and none is short', () => {
  const text = fc.array(fc.constantFrom('слово ', 'нет воды ', '"', '\\', '\n', '😀', 'x'), {
    maxLength: 60,
  });
  const property = fc.property(
    text.map((parts) => parts.join('')),
    (written) => {
      for (const piece of [...searchPieces([written])].flat()) {
        expect(written).toContain(piece);
        expect(JSON.stringify(written)).toContain(piece);
        expect(piece.length).toBeGreaterThanOrEqual(16);
        expect(piece.isWellFormed()).toBe(true);
      }
    },
  );
  fc.assert(property);
});

test('a text of some length has a piece at its beginning, so that a copy that was cut short is found', () => {
  const [pieces] = [
    ...searchPieces(['В Опочке третий день нет воды, и никто не отвечает на звонки жителей дома']),
  ];
  expect('В Опочке третий день нет воды, и никто не отвечает на звонки жителей').toContain(
    pieces?.[0] ?? '?',
  );
});

test('lists hold at most as many pieces as the engine looks for at once', () => {
  const texts = Array.from({ length: 600 }, (_, index) => `запись номер ${index} про воду и дороги`);
  expect([...searchPieces(texts)].map((list) => list.length)).toEqual([255, 255, 90]);
});
