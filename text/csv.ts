/** First characters by which spreadsheet programs take a cell for a formula; the wide forms count in East Asian ones. */
const FORMULA_STARTS = new Set('=+-@\t\r\n\0＝＋－＠');
/** Read over before a formula: quotes, spaces and signs without width. */
const SKIPPED = /^["'\s\u200B-\u200F\u2060\uFEFF]$/;
/** Spreadsheet programs take a file for UTF-8 when it begins with this mark. */
export const BYTE_ORDER_MARK = '\uFEFF';

export type CsvValue = string | number | boolean | null | undefined;

/**
 * One line of RFC 4180, with its CRLF. Numbers and booleans stand as they are; a text that a spreadsheet would run as a
 * formula gets a leading apostrophe (OWASP ASVS 5.0, 1.2.10), so that no cell is ever executed.
 */
export function csvLine(values: readonly CsvValue[]): string {
  return `${values.map(cell).join(',')}\r\n`;
}

function cell(value: CsvValue): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const safe = withoutFormula(value);
  return /[",\r\n\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A text that no spreadsheet program runs: one that begins like a formula gets a leading apostrophe. */
export function withoutFormula(text: string): string {
  return isFormula(text) ? `'${text}` : text;
}

function isFormula(text: string): boolean {
  for (const sign of text) {
    if (FORMULA_STARTS.has(sign)) return true;
    if (!SKIPPED.test(sign)) return false;
  }
  return false;
}
