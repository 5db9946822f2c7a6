import { VecheError } from '../../../contracts/errors.ts';
import type { ImportProfile, RegisterColumn } from '../../../contracts/import-profile.ts';
import { columnIndex } from './column-letters.ts';
import { foldHeader } from './fold-header.ts';
import { cellText, type Cell } from './table-row.ts';

/** Columns without which a table is another one than the profile means: rows would have wrong ids or dates. */
const NEEDED: ReadonlySet<RegisterColumn> = new Set(['text', 'date', 'id']);

/**
 * Which column that the profile names stands at which place of the table; `header` is null when it has none.
 * @throws {VecheError} `input` when the text, date or id is named but not there.
 */
export function findColumns(
  profile: ImportProfile,
  header: readonly (Cell | undefined)[] | null,
): Map<RegisterColumn, number> {
  const names = header === null ? null : Array.from(header, (cell) => foldHeader(cellText(cell) ?? ''));
  const columns = new Map<RegisterColumn, number>();
  for (const [column, references] of Object.entries(profile.columns) as [RegisterColumn, string[]][]) {
    const index = references.map((reference) => placeOf(reference, names)).find((place) => place !== null);
    if (index !== undefined && index !== null) columns.set(column, index);
    else if (NEEDED.has(column)) throw missing(column, references, profile);
  }
  return columns;
}

function placeOf(reference: string, names: readonly string[] | null): number | null {
  const letter = columnIndex(reference);
  if (letter !== null) return names === null || letter < names.length ? letter : null;
  const index = names?.indexOf(foldHeader(reference)) ?? -1;
  return index < 0 ? null : index;
}

function missing(column: RegisterColumn, references: readonly string[], profile: ImportProfile): VecheError {
  const wanted = references.map((reference) =>
    columnIndex(reference) === null ? `«${reference}»` : `column ${reference}`,
  );
  return new VecheError('input', `the table has no ${column}: ${wanted.join(', ')} not found`, {
    where: profile.headerRow === 0 ? 'a table without headers' : `row ${profile.headerRow}`,
    hint: `correct columns.${column} or headerRow of the profile ${profile.name}; capital Latin letters alone name a spreadsheet's column, so write the header «ID» as id`,
  });
}
