import type { CsvValue } from '../../text/csv.ts';

/** One column of a file. A moment is an ISO time in UTC: a spreadsheet gets it as a date in region time. */
export interface Column<Row> {
  name: string;
  isMoment?: boolean;
  value: (row: Row) => CsvValue;
}

/** What a file is made of. */
export interface Table<Row> {
  columns: readonly Column<Row>[];
  rows: AsyncIterable<Row>;
  /** What the file says about itself: name and value. */
  about: readonly (readonly [string, string])[];
}

/** Columns of plain fields, in order; `at` tells which of them are moments. */
export function fieldColumns<Row extends object>(
  fields: readonly (keyof Row & string)[],
  at: readonly (keyof Row & string)[] = [],
): Column<Row>[] {
  return fields.map((name) => ({
    name,
    isMoment: at.includes(name),
    value: (row) => row[name] as CsvValue,
  }));
}
