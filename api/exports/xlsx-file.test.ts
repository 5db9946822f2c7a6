import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { Parser } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import { createRegionTime } from '../../contracts/region-time.ts';
import type { Column, Table } from './table.ts';
import { xlsxFile } from './xlsx-file.ts';

const time = createRegionTime('Europe/Moscow');
const madeAt = Date.parse('2026-11-24T08:00:00.000Z');
const options = {
  sheet: 'Posts',
  aboutSheet: 'About',
  aboutHeader: ['What', 'Value'] as const,
  time,
  madeAt,
};

type Value = string | number | boolean | null;
type Row = readonly Value[];
const columns: readonly Column<Row>[] = [0, 1, 2].map((index) => ({
  name: `column ${index}`,
  value: (row) => row[index] ?? null,
}));

async function* each<Item>(items: Iterable<Item>): AsyncGenerator<Item> {
  yield* items;
}

async function filesOf<R>(table: Table<R>, given: Partial<typeof options & { sheetRows: number }> = {}) {
  const pieces: Uint8Array[] = [];
  for await (const piece of xlsxFile(table, { ...options, ...given })) pieces.push(piece);
  const files = unzipSync(new Uint8Array(Buffer.concat(pieces)));
  return new Map(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

interface Cell {
  at: string;
  type: string | undefined;
  style: string | undefined;
  text: string;
}

/** Rows of cells as a reader of XML finds them. */
function readSheet(xml: string): Cell[][] {
  const rows: Cell[][] = [];
  let cell: Cell | null = null;
  const parser = new Parser(
    {
      onopentag(name, { r = '', t, s }) {
        if (name === 'row') rows.push([]);
        if (name !== 'c') return;
        cell = { at: r, type: t, style: s, text: '' };
        rows.at(-1)!.push(cell);
      },
      ontext: (text) => void (cell === null ? null : (cell.text += text)),
      onclosetag: (name) => void (name === 'c' ? (cell = null) : null),
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(xml);
  parser.end();
  return rows;
}

const sheet = async (rows: readonly Row[]) =>
  readSheet((await filesOf({ columns, rows: each(rows), about: [] })).get('xl/worksheets/sheet1.xml')!);

/** As spreadsheets read texts: `_x005F_` stands for an underscore that would begin an escape. */
const unescape = (text: string) =>
  text.replace(/_x([\dA-F]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));

const value = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({
    unit: fc.constantFrom('=', '+', '@', '\t', ' ', '"', '<', '&', ']]>', '_x0041_', '\ud800', '\u0001', 'я'),
  }),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
);

describe('a workbook', () => {
  test('gives back every cell with its type, and no text that would run', async () => {
    const rowsArbitrary = fc.array(fc.tuple(value, value, value), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(rowsArbitrary, async (rows) => {
        const [header, ...read] = await sheet(rows);

        expect(header!.map(({ text }) => text)).toEqual(columns.map(({ name }) => name));
        expect(read).toHaveLength(rows.length);
        for (const [index, cells] of read.entries()) {
          const byColumn = new Map(cells.map((cell) => [cell.at.replace(/\d+$/, ''), cell]));
          for (const [column, given] of rows[index]!.entries()) {
            expectCell(byColumn.get('ABC'.charAt(column)), given);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  test.each(['=1+1', '@SUM(A1)', ' =cmd', '\t+1', '"=1"', '＝1', '-2'])(
    'never begins a text as %j',
    async (text) => {
      const [, row] = await sheet([[text, null, null]]);

      expect(row![0]!.text).toBe(`'${text}`);
      expect(row![0]!.type).toBe('inlineStr');
    },
  );

  test('cuts a text at what a cell holds, and not through a character', async () => {
    const [, row] = await sheet([[`${'я'.repeat(32_766)}😀`, 'я'.repeat(40_000), null]]);

    expect(row!.map(({ text }) => text.length)).toEqual([32_766, 32_767]);
  });

  test('writes moments by the clock of the region, to be read as dates', async () => {
    const at: Column<string> = { name: 'at', isMoment: true, value: (iso) => iso };
    const files = await filesOf({ columns: [at], rows: each(['2026-11-24T06:00:00.000Z']), about: [] });

    const [, row] = readSheet(files.get('xl/worksheets/sheet1.xml')!);

    // 24 November 2026 is day 46350 of spreadsheets, and 9:00 in Pskov is three eighths of it.
    expect(row![0]).toMatchObject({ text: '46350.375', style: '1', type: undefined });
    expect(files.get('xl/styles.xml')).toContain('formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"');
  });

  test('goes on in a next sheet when one is full, with the header again, and tells about itself in the last', async () => {
    const rows = [1, 2, 3, 4, 5].map((number): Row => [number, null, null]);
    const about = [['Period from', '2026-11-17']] as const;

    const files = await filesOf({ columns, rows: each(rows), about }, { sheetRows: 3 });

    const first = [1, 2, 3, 4].map((number) =>
      readSheet(files.get(`xl/worksheets/sheet${number}.xml`)!).map((row) => row[0]!.text),
    );
    expect(first).toEqual([
      ['column 0', '1', '2'],
      ['column 0', '3', '4'],
      ['column 0', '5'],
      ['What', 'Period from'],
    ]);
    expect([...files.get('xl/workbook.xml')!.matchAll(/ name="([^"]+)"/g)].map((match) => match[1])).toEqual([
      'Posts',
      'Posts 2',
      'Posts 3',
      'About',
    ]);
    expect(files.get('xl/worksheets/sheet3.xml')).toContain('<autoFilter ref="A1:C2"/>');
    expect(files.get('[Content_Types].xml')!.match(/worksheet\+xml/g)).toHaveLength(4);
  });

  test('keeps its header in sight', async () => {
    const files = await filesOf({ columns, rows: each<Row>([]), about: [] });

    expect(files.get('xl/worksheets/sheet1.xml')).toContain('<pane ySplit="1" topLeftCell="A2"');
    expect(files.get('xl/worksheets/sheet1.xml')).toContain('<autoFilter ref="A1:C1"/>');
  });
});

function expectCell(cell: Cell | undefined, given: Value): void {
  if (given === null || given === '' || (typeof given === 'number' && !Number.isFinite(given))) {
    expect(cell).toBeUndefined();
  } else if (typeof given === 'number') {
    expect(cell).toMatchObject({ type: undefined });
    expect(Number(cell!.text)).toBe(given === 0 ? 0 : given);
  } else if (typeof given === 'boolean') {
    expect(cell).toMatchObject({ type: 'b', text: given ? '1' : '0' });
  } else {
    const text = unescape(cell!.text);
    expect(cell!.type).toBe('inlineStr');
    expect(text).not.toMatch(/^["\s]*[=+@-]/);
    expect(text.replace(/^'/, '')).toBe(carried(given).replace(/^'/, ''));
  }
}

/** What XML can carry of a text. */
function carried(text: string): string {
  const signs = Array.from(text.replaceAll('\r\n', '\n')).filter((sign) => {
    const code = sign.codePointAt(0)!;
    if (code < 0x20) return sign === '\t' || sign === '\n';
    return (code < 0xd800 || code > 0xdfff) && code !== 0xfffe && code !== 0xffff;
  });
  return signs.join('');
}
