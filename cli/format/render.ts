import { csvLine } from '../../text/csv.ts';
import type { OutputFormat } from '../names.ts';
import { rowsOf } from './rows.ts';
import { columnsOf, renderTable } from './table.ts';

/** An answer of the API in the format that was asked for. */
export function renderAnswer(answer: unknown, format: OutputFormat): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(answer, null, 2)}\n`;
    case 'jsonl':
      return linesOf(answer)
        .map((line) => `${JSON.stringify(line)}\n`)
        .join('');
    case 'csv': {
      const rows = rowsOf(answer);
      const columns = columnsOf(rows);
      return [columns, ...rows.map((row) => columns.map((column) => row[column]))].map(csvLine).join('');
    }
    case 'table':
      return renderTable(rowsOf(answer));
  }
}

/** Items of a list as they are; rows of everything else. */
function linesOf(answer: unknown): readonly unknown[] {
  const items = typeof answer === 'object' && answer !== null && 'items' in answer ? answer.items : null;
  return Array.isArray(items) ? (items as unknown[]) : rowsOf(answer);
}
