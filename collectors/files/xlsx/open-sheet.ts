import type { TableRow } from '../table/table-row.ts';
import { openZip } from './inflate-entry.ts';
import { readXml } from './read-xml.ts';
import { readSharedStrings } from './shared-strings.ts';
import { sheetSink } from './sheet-sink.ts';
import { readWorkbook } from './workbook.ts';

/** A sheet is read in pieces, so its cap bounds time, not memory. */
const SHEET_BYTES_MAX = 512 * 1024 * 1024;

/** A sheet of a workbook, opened for reading row by row. */
export interface Sheet {
  rows: AsyncIterable<TableRow>;
  isFrom1904: boolean;
}

/**
 * Opens a sheet of an .xlsx file by its name, or the first one. Bombs are refused before anything is inflated.
 * @throws {VecheError} `input` when it is no workbook or has no such sheet, `too_large` when it is above the caps.
 */
export async function openSheet(file: string, sheetName: string | null): Promise<Sheet> {
  const zip = await openZip(file);
  const { sheetPath, stringsPath, isFrom1904 } = await readWorkbook(zip, sheetName);
  const strings =
    stringsPath === null || !zip.has(stringsPath) ? [] : await readSharedStrings(zip, stringsPath);
  return { isFrom1904, rows: readXml(zip.inflate(sheetPath, SHEET_BYTES_MAX), sheetSink(strings)) };
}
