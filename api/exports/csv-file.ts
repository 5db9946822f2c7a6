import { BYTE_ORDER_MARK, csvLine } from '../../text/csv.ts';
import type { Table } from './table.ts';

/** Lines go out together in pieces of about this many UTF-16 units. */
const PIECE_LENGTH = 64 * 1024;

/**
 * A table as CSV, in pieces of whole lines. What it says about itself stands at the end, below an empty line, each line
 * beginning with `#`: at the top it would take the place of the header in every program that reads the file.
 */
export async function* csvFile<Row>({ columns, rows, about }: Table<Row>): AsyncGenerator<string> {
  let piece = BYTE_ORDER_MARK + csvLine(columns.map(({ name }) => name));
  for await (const row of rows) {
    piece += csvLine(columns.map(({ value }) => value(row)));
    if (piece.length < PIECE_LENGTH) continue;
    yield piece;
    piece = '';
  }
  if (about.length > 0)
    piece += `\r\n${about.map(([name, value]) => csvLine([`# ${name}`, value])).join('')}`;
  if (piece !== '') yield piece;
}
