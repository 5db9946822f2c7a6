import { strToU8, zipSync } from 'fflate';

/** A value of a cell; a formula shows its last result. */
export type SheetValue = string | number | boolean | null | { inline: string } | { formula: string };

const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** Name of a column of a spreadsheet: 0 is `A`. */
export function columnName(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return (rest < 0 ? '' : columnName(rest)) + String.fromCharCode(65 + (index % 26));
}

/** An .xlsx of sheets by name, as a spreadsheet program writes it: texts are shared. `parts` replace or add files. */
export function makeWorkbook(
  sheets: Readonly<Record<string, readonly (readonly SheetValue[])[]>>,
  parts: Readonly<Record<string, string>> = {},
): Uint8Array {
  const strings: string[] = [];
  const names = Object.keys(sheets);
  const files = {
    '_rels/.rels': relations([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': workbook(names),
    'xl/_rels/workbook.xml.rels': relations([
      ...names.map((_, index) => [`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`]),
      ['rIdS', 'sharedStrings', '/xl/sharedStrings.xml'],
    ]),
    ...Object.fromEntries(
      Object.values(sheets).map((rows, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        sheetXml(rows, strings),
      ]),
    ),
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${strings.map((text) => `<si><t>${escape(text)}</t></si>`).join('')}</sst>`,
    ...parts,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, xml]) => [name, strToU8(xml)])));
}

function sheetXml(rows: readonly (readonly SheetValue[])[], strings: string[]): string {
  const lines = rows.map((cells, row) => {
    const written = cells.map((value, column) => cellXml(value, `${columnName(column)}${row + 1}`, strings));
    return `<row r="${row + 1}">${written.join('')}</row>`;
  });
  return `<?xml version="1.0"?><worksheet xmlns="${MAIN}"><sheetData>${lines.join('')}</sheetData></worksheet>`;
}

function cellXml(value: SheetValue, at: string, strings: string[]): string {
  if (value === null) return '';
  if (typeof value === 'number') return `<c r="${at}" s="1"><v>${value}</v></c>`;
  if (typeof value === 'boolean') return `<c r="${at}" t="b"><v>${Number(value)}</v></c>`;
  if (typeof value === 'string') return `<c r="${at}" t="s"><v>${strings.push(value) - 1}</v></c>`;
  if ('inline' in value) {
    return `<c r="${at}" t="inlineStr"><is><r><t>${escape(value.inline)}</t></r><rPh><t>чтение</t></rPh></is></c>`;
  }
  return `<c r="${at}" t="str"><f>A1&amp;B1</f><v>${escape(value.formula)}</v></c>`;
}

function workbook(names: readonly string[]): string {
  const sheets = names.map(
    (name, i) => `<sheet name="${escape(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  );
  return `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.join('')}</sheets></workbook>`;
}

function relations(items: readonly (readonly string[])[]): string {
  const written = items.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${RELATIONS}">${written.join('')}</Relationships>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
