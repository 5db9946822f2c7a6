import { withoutFormula } from '../../../text/csv.ts';

/** Most UTF-16 units that a cell holds (Microsoft, «Excel specifications and limits»). */
export const CELL_LENGTH_MAX = 32_767;

/** What XML 1.0 (section 2.2) does not allow, lone surrogates included; and CR, which a reader would turn into LF. */
// oxlint-disable-next-line no-control-regex -- these are what has to go
const NOT_XML = /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;
/** Spreadsheets read this in a text as one character (ECMA-376 part 1, 22.9.2.19, ST_Xstring). */
const ESCAPE = /_(?=x[\dA-Fa-f]{4}_)/g;

/** A text as a cell may hold it: without formula, cut, and without what XML cannot carry. */
export function cellText(text: string): string {
  return cut(withoutFormula(text.replaceAll('\r\n', '\n').replace(NOT_XML, '')));
}

/** A text between tags or quotes. */
export function xmlText(text: string): string {
  return text
    .replace(ESCAPE, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Not through the middle of a character. */
function cut(text: string): string {
  if (text.length <= CELL_LENGTH_MAX) return text;
  const isHalf = /[\uD800-\uDBFF]/.test(text.charAt(CELL_LENGTH_MAX - 1));
  return text.slice(0, isHalf ? CELL_LENGTH_MAX - 1 : CELL_LENGTH_MAX);
}
