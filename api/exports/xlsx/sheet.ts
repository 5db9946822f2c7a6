import { cellText, xmlText } from './cell-text.ts';

/** A moment by the wall clock, in days since 30 December 1899; everything else by its type. */
export type XlsxCell = string | number | boolean | null | undefined | { serial: number };

/** Styles of workbook-parts.ts by place. */
const MOMENT_STYLE = 1;
const HEADER_STYLE = 2;

/** Beginning of a sheet whose first row stays in sight. */
export function sheetStart(header: readonly string[]): string {
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    '<sheetViews><sheetView workbookViewId="0">' +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' +
    '</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>' +
    `<cols><col min="1" max="${header.length}" width="18" customWidth="1"/></cols><sheetData>` +
    `<row r="1">${header.map((name, column) => textCell(name, reference(column, 1), HEADER_STYLE)).join('')}</row>`
  );
}

/** One row; rows are numbered from 1, the header. */
export function sheetRow(cells: readonly XlsxCell[], number: number): string {
  return `<row r="${number}">${cells.map((cell, column) => cellXml(cell, reference(column, number))).join('')}</row>`;
}

/** End of a sheet of so many rows, with a filter over all of it. */
export function sheetEnd(columns: number, rows: number): string {
  return `</sheetData><autoFilter ref="A1:${reference(Math.max(columns, 1) - 1, rows)}"/></worksheet>`;
}

function cellXml(cell: XlsxCell, at: string): string {
  switch (typeof cell) {
    case 'string':
      return cell === '' ? '' : textCell(cell, at, 0);
    case 'number':
      return Number.isFinite(cell) ? `<c r="${at}"><v>${cell}</v></c>` : '';
    case 'boolean':
      return `<c r="${at}" t="b"><v>${cell ? 1 : 0}</v></c>`;
    case 'object':
      return cell === null ? '' : `<c r="${at}" s="${MOMENT_STYLE}"><v>${cell.serial}</v></c>`;
    default:
      return '';
  }
}

function textCell(text: string, at: string, style: number): string {
  const styled = style === 0 ? '' : ` s="${style}"`;
  return `<c r="${at}"${styled} t="inlineStr"><is><t xml:space="preserve">${xmlText(cellText(text))}</t></is></c>`;
}

/** `A1`, `B1` … `Z1`, `AA1` …; columns count from 0. */
function reference(column: number, row: number): string {
  const letter = String.fromCodePoint(65 + (column % 26));
  return column < 26
    ? `${letter}${row}`
    : `${reference(Math.floor(column / 26) - 1, row).replace(/\d+$/, '')}${letter}${row}`;
}
