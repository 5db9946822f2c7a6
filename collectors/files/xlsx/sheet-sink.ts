import { columnIndex } from '../table/column-letters.ts';
import { COLUMNS_MAX, ROW_LENGTH_MAX, type Cell, type TableRow } from '../table/table-row.ts';
import { gatherText } from './cell-text.ts';
import type { XmlSink } from './read-xml.ts';

/** Rows of a sheet (ECMA-376 part 1, 18.3.1); columns beyond the first thousand are left out. */
export function sheetSink(strings: readonly string[]): XmlSink<TableRow> {
  const rows: TableRow[] = [];
  const gatherer = gatherText(['v', 't']);
  let line = 0;
  let cells: (Cell | undefined)[] = [];
  let column = -1;
  let type = 'n';
  let length = 0;

  return {
    open(name, attributes) {
      if (name === 'row') {
        line = Math.max(line + 1, Number(attributes['r'] ?? 0) || 0);
        [cells, column, length] = [[], -1, 0];
      } else if (name === 'c') {
        column = columnIndex(/^[A-Z]{1,3}/.exec(attributes['r'] ?? '')?.[0] ?? '') ?? column + 1;
        type = attributes['t'] ?? 'n';
        gatherer.take();
      } else gatherer.open(name);
    },
    text: (text) => gatherer.text(text),
    close(name) {
      if (name === 'c') {
        const written = gatherer.take();
        length += written.length;
        if (column < COLUMNS_MAX && length <= ROW_LENGTH_MAX) cells[column] = valueOf(written, type, strings);
      } else if (name === 'row') {
        const isLong = length > ROW_LENGTH_MAX;
        rows.push(isLong ? { line, reason: `longer than ${ROW_LENGTH_MAX} characters` } : { line, cells });
      } else gatherer.close(name);
    },
    take: () => rows.splice(0),
  };
}

/** What a cell of a type (18.18.11) holds. Whole numbers that a double cannot hold stay as they are written. */
function valueOf(written: string, type: string, strings: readonly string[]): Cell {
  if (written === '' || type === 'e') return null;
  if (type === 's') return strings[Number(written)] ?? null;
  if (type !== 'n') return written;
  const number = Number(written);
  return Number.isFinite(number) && !/^-?\d{16,}$/.test(written) ? number : written;
}
