import type { ImportProfile, RegisterColumn } from '../../../contracts/import-profile.ts';
import type { Row, RowFields } from '../row.ts';
import type { DateReader } from './read-date.ts';
import { cellText, type Cell } from './table-row.ts';

/** How cells become the fields of a row. */
export interface Layout {
  idFrom: readonly RegisterColumn[];
  append: readonly RegisterColumn[];
  constants: Partial<Record<RegisterColumn, string | undefined>>;
  readDate: DateReader;
}

/** The layout that a profile describes. */
export function layoutOf({ idFrom, append, constants }: ImportProfile, readDate: DateReader): Layout {
  const { address, district, region, topicGroup, topic } = constants;
  return { idFrom, append, constants: { address, district, region, topicGroup, topic }, readDate };
}

/** The row that the cells make; `raw` is shown, without its contents, when it has no text. */
export function rowOfCells(
  { line, raw, cell }: { line: number; raw: unknown; cell: (column: RegisterColumn) => Cell | undefined },
  layout: Layout,
): Row {
  const written = cellText(cell('text'));
  if (written === null) return { line, raw, reason: 'no text' };
  const told = (column: RegisterColumn): string | null =>
    cellText(cell(column)) ?? layout.constants[column] ?? null;
  const lines = [written, ...layout.append.map(told)].filter((part) => part !== null);
  const fields: RowFields = {
    id: cellText(cell('id')),
    identity: identityOf(layout.idFrom.map(told)),
    text: [...new Set(lines)].join('\n'),
    publishedMs: layout.readDate(cell('date')),
    url: cellText(cell('url')),
    geo: geoOf(cell('lat'), cell('lon')),
  };
  return { line, raw, fields };
}

function identityOf([first, ...others]: readonly (string | null)[]): string {
  return [first ?? '', ...others.filter((part) => part !== null)].join('\n');
}

function geoOf(lat: Cell | undefined, lon: Cell | undefined): RowFields['geo'] {
  const point = { lat: degrees(lat), lon: degrees(lon) };
  return Number.isFinite(point.lat) && Number.isFinite(point.lon) ? point : null;
}

/** Russian spreadsheets write a comma before the fraction. */
function degrees(cell: Cell | undefined): number {
  const text = cellText(cell);
  return text === null ? Number.NaN : Number(text.replace(',', '.'));
}
