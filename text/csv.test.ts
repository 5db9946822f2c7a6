import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvLine } from './csv.ts';

const nasty = fc.string({
  unit: fc.constantFrom(...'= + - @ \t \r \n \0 ＝ " \' , ; a 1 \u200B \uFEFF'.split(' '), ' '),
});

test('every line reads back as the same cells, but for the apostrophe before formulas', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(nasty, fc.string()), { minLength: 2, maxLength: 5 }), (cells) => {
      const [read] = parse(csvLine(cells), { relax_column_count: true });

      expect(read?.map((cell, index) => (cell === `'${cells[index]}` ? cells[index] : cell))).toEqual(cells);
    }),
  );
});

test('no cell begins a formula, also behind quotes and spaces', () => {
  fc.assert(
    fc.property(nasty, (text) => {
      const [[cell = '']] = parse(csvLine([text, 'end'])) as [string[]];

      expect(cell).not.toMatch(/^["\s\u200B\uFEFF]*[=+\-@\t\r\n\0＝]/);
    }),
  );
});

test.each([
  ['=1+1', "'=1+1"],
  [' =1', `' =1`],
  ['"=1"', `"'""=1"""`],
  ['-98765432', "'-98765432"],
  ['нет воды, совсем', '"нет воды, совсем"'],
  [-5, '-5'],
  [0.25, '0.25'],
  [true, 'true'],
  [null, ''],
])('%j becomes %s', (value, expected) => {
  expect(csvLine([value])).toBe(`${expected}\r\n`);
});
