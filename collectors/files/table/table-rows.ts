import { VecheError } from '../../../contracts/errors.ts';
import type { ImportProfile, RegisterColumn } from '../../../contracts/import-profile.ts';
import type { Row } from '../row.ts';
import { findColumns } from './find-columns.ts';
import { guessColumns } from './guess-columns.ts';
import type { DateReader } from './read-date.ts';
import { layoutOf, rowOfCells, type Layout } from './row-of-cells.ts';
import type { TableRow } from './table-row.ts';

/** Rows above the headers that are looked through for them: titles and dates of an export. */
const HEADER_ROWS_MAX = 20;

/**
 * Rows of a table whose columns are known by their headers. District and topic, where given, are words about the appeal
 * and follow its text.
 * @throws {VecheError} `input` when none of the first rows has a header of texts.
 */
export async function* guessedRows(
  table: AsyncIterable<TableRow>,
  readDate: DateReader,
): AsyncGenerator<Row> {
  const layout: Layout = {
    idFrom: ['date', 'text', 'district', 'topic'],
    append: ['district', 'topic'],
    constants: {},
    readDate,
  };
  let columns: Map<RegisterColumn, number> | null = null;
  let above = 0;
  for await (const row of table) {
    if (columns !== null || 'reason' in row) {
      yield readRow(row, columns ?? new Map(), layout);
      continue;
    }
    const guessed = guessColumns(row.cells);
    if (guessed.has('text')) columns = guessed;
    else if ((above += 1) >= HEADER_ROWS_MAX) throw noText();
  }
  if (columns === null && above > 0) throw noText();
}

/**
 * Rows of a table as a profile describes them.
 * @throws {VecheError} `input` when a column that tells rows apart is not there.
 */
export async function* profiledRows(
  table: AsyncIterable<TableRow>,
  profile: ImportProfile,
  readDate: DateReader,
): AsyncGenerator<Row> {
  const layout = layoutOf(profile, readDate);
  let columns = profile.headerRow === 0 ? findColumns(profile, null) : null;
  for await (const row of table) {
    if (columns === null && 'cells' in row) {
      if (row.line >= profile.headerRow) columns = findColumns(profile, row.cells);
    } else yield readRow(row, columns ?? new Map(), layout);
  }
}

function readRow(row: TableRow, columns: ReadonlyMap<RegisterColumn, number>, layout: Layout): Row {
  if ('reason' in row) return { line: row.line, raw: '', reason: row.reason };
  const { line, cells } = row;
  return rowOfCells({ line, raw: cells, cell: (column) => cells[columns.get(column) ?? -1] }, layout);
}

function noText(): VecheError {
  return new VecheError('input', 'no column of the table is a text', {
    where: 'line 1',
    hint: 'give the column of the texts the header «text» or «текст»; collectors/files/README.md lists the others, and tells how to write a profile',
  });
}
