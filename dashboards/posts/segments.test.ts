import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Mark, MARK_KINDS, segmentsOf } from './segments.ts';

const mark: fc.Arbitrary<Mark> = fc.record({
  kind: fc.constantFrom(...MARK_KINDS),
  rule: fc.string({ maxLength: 5 }),
  start: fc.integer({ min: -5, max: 80 }),
  end: fc.integer({ min: -5, max: 80 }),
});
const text = fc.string({ maxLength: 70, unit: 'grapheme' });

test('the segments joined are the text, whatever the marks', () => {
  fc.assert(
    fc.property(text, fc.array(mark, { maxLength: 12 }), (whole, marks) => {
      const segments = segmentsOf(whole, marks);
      expect(segments.map((segment) => segment.text).join('')).toBe(whole);
      expect(segments.every((segment) => segment.text !== '')).toBe(true);
    }),
  );
});

test('every sound mark covers exactly its letters', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[а-я ]{1,60}$/), fc.array(mark, { maxLength: 8 }), (whole, marks) => {
      for (const wanted of marks) {
        const covered = segmentsOf(whole, marks)
          .filter((segment) =>
            segment.marks.some((held) => held.kind === wanted.kind && held.rule === wanted.rule),
          )
          .map((segment) => segment.text)
          .join('');
        const own = whole.slice(Math.max(0, wanted.start), Math.max(0, wanted.end));
        expect(covered.includes(own)).toBe(true);
      }
    }),
  );
});

test('no segment begins or ends inside a surrogate pair', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 40, unit: 'binary' }),
      fc.array(mark, { maxLength: 8 }),
      (whole, marks) => {
        for (const segment of segmentsOf(whole, marks)) expect(segment.text.isWellFormed()).toBe(true);
      },
    ),
  );
});

test('overlapping marks share the letters that both cover', () => {
  const segments = segmentsOf('нет воды в Гдове', [
    { kind: 'topic', rule: 'water', start: 0, end: 8 },
    { kind: 'place', rule: 'gazetteer', start: 4, end: 16 },
  ]);
  expect(segments.map(({ text: piece, marks }) => [piece, marks.map(({ kind }) => kind)])).toEqual([
    ['нет ', ['topic']],
    ['воды', ['topic', 'place']],
    [' в Гдове', ['place']],
  ]);
});
