import { createReadStream } from 'node:fs';
import {
  formatSeriesRow,
  parseSeriesHeader,
  parseSeriesRow,
  SPIKES_HEADER,
  type SeriesColumns,
} from '../../alerts/detection/series-csv.ts';
import { createSeriesDetector, type SeriesDetector } from '../../alerts/detection/series-detector.ts';
import { VecheError } from '../../contracts/errors.ts';
import { readLines, type Line } from '../line-reader.ts';
import type { CommonOptions } from '../options.ts';
import { openBadLines, write, type BadLines } from '../output.ts';

interface SpikesOptions extends CommonOptions {
  csv: string;
  threshold?: number;
}

interface Reading {
  columns: SeriesColumns;
  detector: SeriesDetector;
  bad: BadLines;
}

/** `spikes detect`: a series of counts with a verdict on every row, as the rows come; a bad row never stops the rest. */
export async function detectSpikes({ csv, threshold }: SpikesOptions): Promise<void> {
  const detector = createSeriesDetector(threshold === undefined ? {} : { threshold });
  const bad = openBadLines(undefined, process.stderr);
  let columns: SeriesColumns | null = null;
  for await (const lines of readLines(csv === '-' ? process.stdin : createReadStream(csv))) {
    let rows = lines;
    if (columns === null) {
      columns = columnsOf(lines[0], csv);
      rows = lines.slice(1);
      await write(process.stdout, `${SPIKES_HEADER}\n`);
    }
    await write(process.stdout, await judgeRows(rows, { columns, detector, bad }));
  }
  if (columns === null) columnsOf(undefined, csv);
  await bad.close();
}

async function judgeRows(lines: readonly Line[], { columns, detector, bad }: Reading): Promise<string> {
  let output = '';
  for (const line of lines) {
    const row = line.text === null ? { reason: line.reason } : parseSeriesRow(line.text, columns);
    if ('reason' in row) await bad.add(line.number, row.reason, line.text);
    else if (row.at < (detector.state.lastAt ?? row.at)) {
      await bad.add(line.number, 'earlier than the row before it', line.text);
    } else output += formatSeriesRow(row, detector.add(row.at, row.count));
  }
  return output;
}

function columnsOf(line: Line | undefined, csv: string): SeriesColumns {
  const columns = typeof line?.text === 'string' ? parseSeriesHeader(line.text) : null;
  if (columns !== null) return columns;
  throw new VecheError('input', 'the first line is no header of a series', {
    where: csv === '-' ? 'stdin' : csv,
    hint: 'begin with the line "timestamp,value"',
  });
}
