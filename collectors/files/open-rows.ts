import { stat } from 'node:fs/promises';
import type { ImportProfile } from '../../contracts/import-profile.ts';
import { createRegionTime } from '../../contracts/region-time.ts';
import { openFile, textOf, unreadableFile, type OpenedFile } from './decode-file.ts';
import { isWorkbook } from './file-kind.ts';
import { jsonlRows } from './jsonl-rows.ts';
import { mailRows } from './mail/mail-rows.ts';
import type { FileProfile } from './profiles.ts';
import type { OpenRows } from './row.ts';
import { csvTable } from './table/csv-table.ts';
import { profiledObjects } from './table/json-table.ts';
import { createDateReader, type DateReader } from './table/read-date.ts';
import { guessedRows, profiledRows } from './table/table-rows.ts';
import { openSheet } from './xlsx/open-sheet.ts';

/**
 * Opens a file as its profile says; whether a table is a workbook, CSV or lines of JSON is seen from the file itself.
 * @throws {VecheError} `input` or `too_large` when it cannot be read; so does reading on.
 */
export async function openRows(
  file: string,
  profile: FileProfile,
  { nowMs, timezone }: { nowMs: number; timezone: string },
): Promise<OpenRows> {
  if (profile === 'mail') {
    const modifiedMs = await modifiedMsOf(file);
    return { unit: 'message', modifiedMs, rows: mailRows(file, timezone) };
  }
  const opened = await openFile(file);
  const { modifiedMs } = opened;
  if (profile === 'jsonl') {
    const rows = jsonlRows(textOf(opened), { nowMs, calendar: createRegionTime(timezone) });
    return { unit: 'line', modifiedMs, rows };
  }
  return { modifiedMs, ...(await openTable(opened, typeof profile === 'string' ? null : profile, timezone)) };
}

async function openTable(
  opened: OpenedFile,
  profile: ImportProfile | null,
  regionTimezone: string,
): Promise<Pick<OpenRows, 'unit' | 'rows'>> {
  const readerOf = (isFrom1904: boolean): DateReader =>
    createDateReader({
      timezone: profile?.timezone ?? regionTimezone,
      format: profile?.dateFormat ?? null,
      isFrom1904,
    });
  if (isWorkbook(opened.head)) {
    const { rows, isFrom1904 } = await openSheet(opened.file, profile?.sheet ?? null);
    const readDate = readerOf(isFrom1904);
    return {
      unit: 'row',
      rows: profile === null ? guessedRows(rows, readDate) : profiledRows(rows, profile, readDate),
    };
  }
  const text = textOf(opened);
  const readDate = readerOf(false);
  if (profile === null) return { unit: 'line', rows: guessedRows(csvTable(text), readDate) };
  const isJson = text.head.trimStart().startsWith('{');
  const rows = isJson
    ? profiledObjects(text, profile, readDate)
    : profiledRows(csvTable(text), profile, readDate);
  return { unit: 'line', rows };
}

async function modifiedMsOf(path: string): Promise<number> {
  try {
    return Math.floor((await stat(path)).mtimeMs);
  } catch (cause) {
    throw unreadableFile(path, cause);
  }
}
