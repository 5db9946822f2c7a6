import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import type { CsvError } from 'csv-parse';
import type { TextFile } from '../decode-file.ts';
import { ROW_LENGTH_MAX, type TableRow } from './table-row.ts';

const DELIMITERS = [';', '\t', ','] as const;

/** Rows of CSV. A row that breaks its rules is answered with the reason, and reading goes on behind it. */
export async function* csvTable({ head, text }: TextFile): AsyncGenerator<TableRow> {
  const broken: TableRow[] = [];
  const parser = parse({
    delimiter: delimiterOf(head),
    info: true,
    max_record_size: ROW_LENGTH_MAX,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error: CsvError | undefined) => {
      broken.push({ line: Number(error?.['lines'] ?? 0), reason: 'not a row of CSV' });
    },
  });
  const records = Readable.from(text).pipe(parser) as AsyncIterable<{
    info: { lines: number };
    record: string[];
  }>;
  for await (const { info, record } of records) {
    yield* broken.splice(0);
    yield { line: info.lines, cells: record };
  }
  yield* broken.splice(0);
}

/** The separator that stands most often in the first line, outside quotes; `;` when none does. */
function delimiterOf(head: string): string {
  const [line = ''] = head.replace(/"[^"]*"/g, '').split(/[\r\n]/, 1);
  const counts = DELIMITERS.map((delimiter) => line.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ';';
}
