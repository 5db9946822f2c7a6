import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import type { CsvError } from 'csv-parse';
import { VecheError } from '../../contracts/errors.ts';
import type { Column } from './columns.ts';
import { columnsOf, delimiterOf } from './columns.ts';
import type { TextFile } from './decode-file.ts';
import type { Row } from './row.ts';

/** Longest row read, in bytes. */
const ROW_BYTES_MAX = 1_000_000;

/**
 * Rows of a table with a header line. District and topic, where given, are words about the appeal and follow its text.
 * A row that breaks the rules of CSV is answered with its reason, and reading goes on behind it.
 * @throws {VecheError} `input` when no column holds a text.
 */
export async function* csvRows({ head, text }: TextFile): AsyncGenerator<Row> {
  const broken: Row[] = [];
  const parser = parse({
    delimiter: delimiterOf(head),
    info: true,
    max_record_size: ROW_BYTES_MAX,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error: CsvError | undefined) => {
      broken.push({ line: Number(error?.['lines'] ?? 0), raw: '', reason: 'not a row of CSV' });
    },
  });
  let columns: Map<Column, number> | null = null;
  const records = Readable.from(text).pipe(parser) as AsyncIterable<{
    info: { lines: number };
    record: string[];
  }>;
  for await (const { info, record } of records) {
    yield* broken.splice(0);
    if (columns === null) {
      columns = columnsOf(record);
      if (!columns.has('text')) throw noText();
    } else yield rowOf(record, columns, info.lines);
  }
  yield* broken.splice(0);
}

function rowOf(record: readonly string[], columns: ReadonlyMap<Column, number>, line: number): Row {
  const cell = (column: Column): string | null => record[columns.get(column) ?? -1]?.trim() || null;
  const text = cell('text');
  if (text === null) return { line, raw: record, reason: 'no text' };
  const words = [text, cell('district'), cell('topic')].filter((part) => part !== null);
  return {
    line,
    raw: record,
    fields: { id: cell('id'), text: words.join('\n'), date: cell('date'), url: cell('url') },
  };
}

function noText(): VecheError {
  return new VecheError('input', 'no column of the table is a text', {
    where: 'line 1',
    hint: 'give the column of the texts the header «text» or «текст»; collectors/files/README.md lists the others',
  });
}
