import type { ImportProfile, RegisterColumn } from '../../../contracts/import-profile.ts';
import type { TextFile } from '../decode-file.ts';
import { linesOf, LINE_LENGTH_MAX } from '../lines-of.ts';
import { parseObject } from '../parse-object.ts';
import type { Row } from '../row.ts';
import { foldHeader } from './fold-header.ts';
import type { DateReader } from './read-date.ts';
import { layoutOf, rowOfCells } from './row-of-cells.ts';
import type { Cell } from './table-row.ts';

/** Rows of a file with one JSON object a line, whose keys are the headers that a profile names. */
export async function* profiledObjects(
  { text }: TextFile,
  profile: ImportProfile,
  readDate: DateReader,
): AsyncGenerator<Row> {
  const layout = layoutOf(profile, readDate);
  let line = 0;
  for await (const written of linesOf(text)) {
    line += 1;
    if (written === null) yield { line, raw: '', reason: `longer than ${LINE_LENGTH_MAX} characters` };
    else if (written.trim() !== '') {
      const object = parseObject(written);
      if ('reason' in object) yield { line, raw: written, reason: object.reason };
      else yield rowOfCells({ line, raw: object.value, cell: cellsOf(object.value, profile) }, layout);
    }
  }
}

function cellsOf(
  value: Record<string, unknown>,
  { columns }: ImportProfile,
): (column: RegisterColumn) => Cell | undefined {
  const byName = new Map(Object.entries(value).map(([key, held]) => [foldHeader(key), held]));
  return (column) => {
    const name = columns[column]?.find((reference) => byName.has(foldHeader(reference)));
    const held = name === undefined ? undefined : byName.get(foldHeader(name));
    // A number in JSON is no day count of a spreadsheet.
    return typeof held === 'string' ? held : typeof held === 'number' ? String(held) : null;
  };
}
