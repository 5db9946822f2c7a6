import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { xlsxFile } from '../../../api/exports/xlsx-file.ts';
import { VecheError } from '../../../contracts/errors.ts';
import { createRegionTime } from '../../../contracts/region-time.ts';
import { makeWorkbook } from '../../../tests/support/make-workbook.ts';
import { asZip64 } from '../../../tests/support/zip64.ts';
import type { Cell, TableRow } from '../table/table-row.ts';
import { openSheet } from './open-sheet.ts';

const folder = mkdtempSync(join(tmpdir(), 'veche-xlsx-'));
let files = 0;

function write(bytes: Uint8Array): string {
  files += 1;
  const file = join(folder, `${files}.xlsx`);
  writeFileSync(file, bytes);
  return file;
}

async function read(bytes: Uint8Array, sheet: string | null = null): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  for await (const row of (await openSheet(write(bytes), sheet)).rows) rows.push(row);
  return rows;
}

const cellsOf = (rows: readonly TableRow[]): (Cell | null)[][] =>
  rows.map((row) => ('cells' in row ? Array.from(row.cells, (cell) => cell ?? null) : []));
const SHEET = 'xl/worksheets/sheet1.xml';
const sheetOf = (rows: string): string => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;

test('cells of every kind are read at their place, empty ones between them stay empty', async () => {
  const long = '1234567890123456789';
  const rows = await read(
    makeWorkbook({
      Лист: [
        ['Текст', 46_349.5, true, null, { inline: 'свой <текст>' }],
        [],
        [null, { formula: 'из формулы' }, 'две\nстроки & "кавычки"'],
      ],
    }),
  );
  const odd = await read(
    makeWorkbook(
      { Лист: [] },
      { [SHEET]: sheetOf(`<row><c><v>1</v></c><c t="e"><v>#N/A</v></c><c><v>${long}</v></c></row>`) },
    ),
  );

  expect(rows.map(({ line }) => line)).toEqual([1, 2, 3]);
  expect(cellsOf(rows)).toEqual([
    ['Текст', 46_349.5, '1', null, 'свой <текст>'],
    [],
    [null, 'из формулы', 'две\nстроки & "кавычки"'],
  ]);
  expect(cellsOf(odd)).toEqual([[1, null, long]]);
});

test('a sheet is found by its name, the first is taken without one, and a missing one is an error', async () => {
  const book = makeWorkbook({ Первый: [['а']], 'Второй & последний': [['б']] });

  expect(cellsOf(await read(book))).toEqual([['а']]);
  expect(cellsOf(await read(book, 'Второй & последний'))).toEqual([['б']]);
  await expect(read(book, 'Третий')).rejects.toMatchObject({
    code: 'input',
    message: expect.stringContaining('«Третий»'),
  });
});

test('what Veche exports can be read again, in pieces of any size', async () => {
  const texts = Array.from({ length: 3000 }, (_, index) => `Обращение ${index}: нет воды\nи света`);
  async function* rowsOf(): AsyncGenerator<string> {
    yield* texts;
  }
  const pieces: Uint8Array[] = [];
  for await (const piece of xlsxFile(
    { columns: [{ name: 'Текст', value: (text: string) => text }], rows: rowsOf(), about: [] },
    {
      sheet: 'Лист',
      aboutSheet: 'О',
      aboutHeader: ['а', 'б'],
      time: createRegionTime('Europe/Moscow'),
      madeAt: 1_795_000_000_000,
    },
  )) {
    pieces.push(piece);
  }

  expect(cellsOf(await read(Buffer.concat(pieces))).flat()).toEqual(['Текст', ...texts]);
});

test('a Zip64 is read, and refused when its numbers lead nowhere', async () => {
  const book = asZip64(makeWorkbook({ Лист: [['Нет воды', 1]] }));
  const lost = Buffer.from(book);
  lost.writeBigUInt64LE(2n ** 64n - 1n, lost.length - 22 - 20 + 8);

  expect(cellsOf(await read(book))).toEqual([['Нет воды', 1]]);
  await expect(read(lost)).rejects.toMatchObject({ code: 'input' });
});

test('a bomb is refused before anything is inflated, whether it tells its size or not', async () => {
  const bomb = sheetOf(`<row><c t="str"><v>${' '.repeat(16_000_000)}</v></c></row>`);
  const told = makeWorkbook({ Лист: [] }, { [SHEET]: bomb });
  const untold = Buffer.from(told);
  const entry = untold.indexOf(SHEET, untold.indexOf(Buffer.from('PK\u0001\u0002')));
  untold.writeUInt32LE(1000, entry - 46 + 24);

  expect(told.length).toBeLessThan(1_000_000);
  await expect(read(told)).rejects.toMatchObject({ code: 'too_large' });
  await expect(read(untold)).rejects.toMatchObject({
    code: 'too_large',
    message: expect.stringContaining('larger than it says'),
  });
});

test.each([
  ['an entity', '<!DOCTYPE a [<!ENTITY b "в">]><worksheet>&b;</worksheet>', 'input'],
  ['a document type', '<!DOCTYPE worksheet SYSTEM "file:///etc/passwd"><worksheet/>', 'input'],
  ['deep nesting', '<a>'.repeat(100), 'too_large'],
  [
    'endless attributes',
    `<row ${Array.from({ length: 100 }, (_, i) => `a${i}="1"`).join(' ')}/>`,
    'too_large',
  ],
  ['an endless name', `<${'a'.repeat(1_200_000)}`, 'too_large'],
  ['an endless comment', `<!--${'- '.repeat(600_000)}`, 'too_large'],
])('%s is refused', async (_name, xml, code) => {
  await expect(read(makeWorkbook({ Лист: [] }, { [SHEET]: xml }))).rejects.toMatchObject({ code });
  await expect(read(makeWorkbook({ Лист: [['а']] }, { 'xl/sharedStrings.xml': xml }))).rejects.toMatchObject({
    code,
  });
});

test('a row that is too long is put aside, the next one is read; columns far to the right are left out', async () => {
  const cell = (at: string, length: number): string =>
    `<c r="${at}" t="str"><v>${'а'.repeat(length)}</v></c>`;
  const long = Array.from({ length: 40 }, (_, index) => cell(`A${index}`, 90_000)).join('');
  const rows = await read(
    makeWorkbook(
      { Лист: [] },
      { [SHEET]: sheetOf(`<row r="1">${long}</row><row r="7">${cell('XFD7', 1)}${cell('B7', 2)}</row>`) },
    ),
  );

  expect(rows).toEqual([
    { line: 1, reason: 'longer than 1000000 characters' },
    { line: 7, cells: [undefined, 'аа'] },
  ]);
});

test('a workbook that was cut or changed anywhere is read or refused with a hint, never more', async () => {
  const plain = makeWorkbook({
    Лист: [
      ['Текст', 'Дата'],
      ['Нет воды', 46_349],
      ['Нет света', 46_350],
    ],
  });
  const whole = fc.constantFrom(Buffer.from(plain), asZip64(plain));
  const place = fc.nat(10_000);
  await fc.assert(
    fc.asyncProperty(whole, place, fc.nat(511), async (book, far, change) => {
      const [at, isCut] = [far % book.length, change > 255];
      const bytes = isCut ? book.subarray(0, at) : Buffer.from(book);
      if (!isCut) bytes[at] = change;
      try {
        for (const row of await read(bytes)) expect(row.line).toBeGreaterThan(0);
      } catch (error) {
        expect(error).toBeInstanceOf(VecheError);
        expect((error as VecheError).hint).toBeTruthy();
      }
    }),
    { numRuns: 100 },
  );
});
