import { createRegionTime } from '../../../contracts/region-time.ts';
import { createDateParser } from '../../kit/parse-date.ts';
import { createDateFormat } from './date-format.ts';
import type { Cell } from './table-row.ts';

/** Milliseconds of a cell that holds a date: null when it is empty, NaN when it cannot be read. */
export type DateReader = (cell: Cell | undefined) => number | null;

/** Day 0 of spreadsheets, and of those that count from 1904 (ECMA-376 part 1, 18.17.4.1). */
const DAY_ZERO_MS = Date.UTC(1899, 11, 30);
const DAY_ZERO_1904_MS = Date.UTC(1904, 0, 1);
/** Days up to the year 9999; a larger number is no date. */
const SERIAL_MAX = 2_958_465;

/** Reader of the dates of one table; those without a zone, and the numbers of spreadsheets, are `timezone`'s. */
export function createDateReader(options: {
  timezone: string;
  format: string | null;
  isFrom1904: boolean;
}): DateReader {
  const calendar = createRegionTime(options.timezone);
  const parseAny = createDateParser(options.timezone);
  const parseFormat = options.format === null ? null : createDateFormat(options.format);
  const dayZero = options.isFrom1904 ? DAY_ZERO_1904_MS : DAY_ZERO_MS;

  return (cell) => {
    if (cell === null || cell === undefined) return null;
    if (typeof cell === 'number') {
      if (cell < 1 || cell > SERIAL_MAX) return Number.NaN;
      const local = dayZero + Math.round(cell * 86_400) * 1000;
      return calendar.parse(new Date(local).toISOString().slice(0, -1));
    }
    if (cell.trim() === '') return null;
    if (parseFormat === null) return parseAny(cell);
    const iso = parseFormat(cell);
    return iso === null ? Number.NaN : calendar.parse(iso);
  };
}
