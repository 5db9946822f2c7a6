import { VALUE_MAX, type SeriesVerdict } from './series-detector.ts';

/** Where a file keeps its two columns. */
export interface SeriesColumns {
  timestamp: number;
  value: number;
  count: number;
}

/** One row as it was read: the texts for the answer, the numbers for the detector. */
export interface SeriesRow {
  timestamp: string;
  value: string;
  /** UTC milliseconds. */
  at: number;
  count: number;
}

/** Header of the answer. */
export const SPIKES_HEADER = 'timestamp,value,expected,score,spike';

const COLUMNS_MAX = 100;
const MOMENT = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?) ?(Z|[+-]\d\d:?\d\d)?)?$/;
const NUMBER = /^\d{1,20}(?:\.\d{1,20})?(?:[eE][+-]?\d{1,3})?$/;

/** Columns of a header line that names `timestamp` and `value`, others beside them or not; null when it does not. */
export function parseSeriesHeader(line: string): SeriesColumns | null {
  const names = line.split(',', COLUMNS_MAX).map((name) => unquoted(name).toLowerCase());
  const [timestamp, value] = [names.indexOf('timestamp'), names.indexOf('value')];
  return timestamp === -1 || value === -1 ? null : { timestamp, value, count: names.length };
}

/** A row of the file, or why it is none. A moment without a zone is UTC. */
export function parseSeriesRow(line: string, columns: SeriesColumns): SeriesRow | { reason: string } {
  const fields = line.split(',', columns.count + 1);
  if (fields.length !== columns.count) return { reason: 'not as many columns as the header' };
  const timestamp = unquoted(fields[columns.timestamp] ?? '');
  const value = unquoted(fields[columns.value] ?? '');
  const at = momentOf(timestamp);
  if (Number.isNaN(at)) return { reason: 'timestamp is no time: expected such as 2026-11-24 12:00:00' };
  const count = NUMBER.test(value) ? Number(value) : Number.NaN;
  if (!(count <= VALUE_MAX)) return { reason: 'value is no count: expected a number of 0 or more' };
  return { timestamp, value, at, count };
}

/** A line of the answer, with three decimals; the score is rounded down, so that it is never a spike's by rounding. */
export function formatSeriesRow(row: SeriesRow, { expected, score, isSpike }: SeriesVerdict): string {
  const rounded = [Math.round(expected * 1000) / 1000, Math.floor(score * 1000) / 1000];
  return `${row.timestamp},${row.value},${rounded.join(',')},${isSpike ? 1 : 0}\n`;
}

function momentOf(text: string): number {
  const [, date, time = '00:00', zone = 'Z'] = MOMENT.exec(text) ?? [];
  return date === undefined ? Number.NaN : Date.parse(`${date}T${time}${zone}`);
}

function unquoted(field: string): string {
  const text = field.trim();
  return text.length > 1 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text;
}
