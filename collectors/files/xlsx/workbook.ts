import type { ZipFile } from './inflate-entry.ts';
import { damaged } from './problems.ts';
import { readWholeXml, type XmlSink } from './read-xml.ts';
import { readRelations, SMALL_PART_BYTES_MAX } from './relations.ts';

/** Where in the zip a workbook keeps what is read of it. */
export interface Workbook {
  sheetPath: string;
  /** null: its cells hold their texts themselves. */
  stringsPath: string | null;
  /** Its days are counted from 1904. */
  isFrom1904: boolean;
}

type Found = { sheet: string; relation: string } | { isFrom1904: boolean };

/**
 * Finds a sheet by its name, or the first one (ECMA-376 part 1, 18.2).
 * @throws {VecheError} `input` when there is no workbook or no such sheet.
 */
export async function readWorkbook(zip: ZipFile, sheetName: string | null): Promise<Workbook> {
  const parts = await readRelations(zip, '');
  const path = parts.find(({ type }) => type === 'officeDocument')?.path ?? 'xl/workbook.xml';
  if (!zip.has(path)) throw damaged('there is no workbook in it');
  const found = await readWholeXml(zip.inflate(path, SMALL_PART_BYTES_MAX), workbookSink());
  const sheets = found.filter((item) => 'sheet' in item);
  const wanted = sheets.find(({ sheet }) => sheetName === null || sheet === sheetName);
  if (wanted === undefined) {
    throw damaged(sheetName === null ? 'it has no sheet' : `it has no sheet «${sheetName}»`);
  }
  const relations = await readRelations(zip, path);
  const sheetPath = relations.find(({ id }) => id === wanted.relation)?.path;
  if (sheetPath === undefined) throw damaged('its sheet is missing');
  return {
    sheetPath,
    stringsPath: relations.find(({ type }) => type === 'sharedStrings')?.path ?? null,
    isFrom1904: found.some((item) => 'isFrom1904' in item && item.isFrom1904),
  };
}

function workbookSink(): XmlSink<Found> {
  const found: Found[] = [];
  return {
    open(name, attributes) {
      if (name === 'workbookPr') {
        const written = attributes['date1904'];
        found.push({ isFrom1904: written === '1' || written === 'true' });
      } else if (name === 'sheet') {
        const relation = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
        found.push({ sheet: attributes['name'] ?? '', relation: relation ?? '' });
      }
    },
    text() {},
    close() {},
    take: () => found.splice(0),
  };
}
