import type { RegionTime } from '../../contracts/region-time.ts';
import type { CsvValue } from '../../text/csv.ts';
import type { Column, Table } from './table.ts';
import { sheetEnd, sheetRow, sheetStart, type XlsxCell } from './xlsx/sheet.ts';
import { sheetPath, workbookParts } from './xlsx/workbook-parts.ts';
import { createZipStream, type ZipStream } from './xlsx/zip-stream.ts';

export interface XlsxOptions {
  /** Name of the sheet of rows, and of the one about the file; at most 25 characters, none of `[]:*?/\`. */
  sheet: string;
  aboutSheet: string;
  aboutHeader: readonly [string, string];
  time: RegionTime;
  /** Time of making, ms. */
  madeAt: number;
  /** Rows of one sheet, the header included; what is more goes to a next sheet. */
  sheetRows?: number;
}

/** Most rows of a sheet (Microsoft, «Excel specifications and limits»). */
const SHEET_ROWS_MAX = 1_048_576;
/** XML goes into the zip in pieces of about this many UTF-16 units. */
const PIECE_LENGTH = 64 * 1024;
/** Spreadsheets count days from here. */
const DAY_ZERO_MS = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;

/** A table as a workbook (ECMA-376), made row by row: memory does not grow with the rows. */
export async function* xlsxFile<Row>(table: Table<Row>, options: XlsxOptions): AsyncGenerator<Uint8Array> {
  const { columns, rows, about } = table;
  const zip = createZipStream(options.madeAt);
  const names: string[] = [];
  const sheet = new SheetWriter(zip, names, options);
  const header = columns.map(({ name }) => name);

  sheet.open(options.sheet, header);
  for await (const row of rows) {
    sheet.add(columns.map((column) => cellOf(column, row, options.time)));
    yield* zip.take();
  }
  sheet.close();
  if (about.length > 0) {
    sheet.open(options.aboutSheet, options.aboutHeader);
    for (const line of about) sheet.add(line);
    sheet.close();
  }
  for (const [path, xml] of workbookParts(names)) {
    zip.open(path);
    zip.write(xml);
    zip.end();
  }
  zip.close();
  yield* zip.take();
}

function cellOf<Row>({ value, isMoment = false }: Column<Row>, row: Row, time: RegionTime): XlsxCell {
  const cell: CsvValue = value(row);
  if (!isMoment || typeof cell !== 'string') return cell;
  const ms = Date.parse(cell);
  return Number.isNaN(ms) ? cell : { serial: serialOf(ms, time) };
}

/** The region's wall clock, to the second, as spreadsheets write it. */
function serialOf(ms: number, time: RegionTime): number {
  const { year, month, day, hour, minute, second } = time.parts(ms);
  return (Date.UTC(year, month - 1, day, hour, minute, second) - DAY_ZERO_MS) / DAY_MS;
}

/** Writes sheets one after the other; a full one goes on in the next. */
class SheetWriter {
  readonly #zip: ZipStream;
  readonly #names: string[];
  readonly #rowsMax: number;
  #title = '';
  #header: readonly string[] = [];
  #rows = 0;
  #part = 1;
  #piece = '';

  constructor(zip: ZipStream, names: string[], { sheetRows = SHEET_ROWS_MAX }: XlsxOptions) {
    this.#zip = zip;
    this.#names = names;
    this.#rowsMax = sheetRows;
  }

  open(title: string, header: readonly string[]): void {
    this.#title = title;
    this.#header = header;
    this.#part = 1;
    this.#begin(title);
  }

  add(cells: readonly XlsxCell[]): void {
    if (this.#rows >= this.#rowsMax) {
      this.close();
      this.#part += 1;
      this.#begin(`${this.#title} ${this.#part}`);
    }
    this.#rows += 1;
    this.#write(sheetRow(cells, this.#rows));
  }

  close(): void {
    this.#zip.write(this.#piece + sheetEnd(this.#header.length, this.#rows));
    this.#zip.end();
    this.#piece = '';
  }

  #begin(name: string): void {
    this.#names.push(name);
    this.#zip.open(sheetPath(this.#names.length));
    this.#rows = 1;
    this.#write(sheetStart(this.#header));
  }

  #write(xml: string): void {
    this.#piece += xml;
    if (this.#piece.length < PIECE_LENGTH) return;
    this.#zip.write(this.#piece);
    this.#piece = '';
  }
}
