import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Brush, brushRange, columnAt, moveBrush } from './brush.ts';

const press = (keys: readonly (readonly [string, boolean])[], columns: number) =>
  keys.reduce<Brush | null>((brush, [key, shift]) => moveBrush(brush, key, shift, columns) ?? brush, null);

test('arrows move, Shift selects from where it was pressed', () => {
  const brush = press(
    [
      ['Home', false],
      ['ArrowRight', false],
      ['ArrowRight', true],
      ['ArrowRight', true],
    ],
    10,
  );
  expect(brush).toEqual({ cursor: 3, anchor: 1 });
  expect(brush && brushRange(brush)).toEqual([1, 3]);
});

test('an arrow without Shift lets the selection go', () => {
  expect(
    press(
      [
        ['End', false],
        ['ArrowLeft', true],
        ['ArrowLeft', false],
      ],
      10,
    ),
  ).toEqual({ cursor: 7, anchor: null });
});

test('other keys and empty charts are left alone', () => {
  expect(moveBrush(null, 'a', false, 10)).toBeNull();
  expect(moveBrush(null, 'ArrowRight', false, 0)).toBeNull();
});

test('no sequence of keys leaves the chart', () => {
  const key = fc.tuple(fc.constantFrom('ArrowLeft', 'ArrowRight', 'Home', 'End', 'x'), fc.boolean());
  fc.assert(
    fc.property(
      fc.array(key, { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 1, max: 12 }),
      (keys, columns) => {
        const brush = press(keys, columns);
        const [first, last] = brush === null ? [0, 0] : brushRange(brush);
        expect(first).toBeGreaterThanOrEqual(0);
        expect(last).toBeLessThan(columns);
        expect(first).toBeLessThanOrEqual(last);
      },
    ),
  );
});

test('a pointer beside the chart counts as its nearest column', () => {
  expect([-5, 0, 49, 50, 99, 140].map((x) => columnAt(x, 100, 2))).toEqual([0, 0, 0, 1, 1, 1]);
});
