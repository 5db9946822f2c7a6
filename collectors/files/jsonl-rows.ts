import { toIso } from '../../contracts/clock.ts';
import type { RegionTime } from '../../contracts/region-time.ts';
import type { TextFile } from './decode-file.ts';
import { linesOf, LINE_LENGTH_MAX } from './lines-of.ts';
import { parseObject } from './parse-object.ts';
import { parsePostLine } from './parse-post-line.ts';
import type { Row } from './row.ts';

/** Rows of a file with one JSON object a line: posts, or objects with `text` alone. Empty lines are left out. */
export async function* jsonlRows(
  { text }: TextFile,
  { nowMs, calendar }: { nowMs: number; calendar: RegionTime },
): AsyncGenerator<Row> {
  const now = toIso(nowMs);
  let line = 0;
  for await (const written of linesOf(text)) {
    line += 1;
    if (written === null) yield { line, raw: '', reason: `longer than ${LINE_LENGTH_MAX} characters` };
    else if (written.trim() !== '') yield rowOf(written, line, { now, calendar });
  }
}

function rowOf(written: string, line: number, at: { now: string; calendar: RegionTime }): Row {
  const object = parseObject(written);
  if ('reason' in object) return { line, raw: written, reason: object.reason };
  const { value: raw } = object;
  const hasId = raw['id'] !== undefined && raw['id'] !== null;
  // The id of such a row is made from its text and date, as in a table without an id column.
  const parsed = parsePostLine(JSON.stringify(hasId ? raw : { ...raw, id: '-' }), at.now, at.calendar);
  if ('reason' in parsed) return { line, raw, reason: parsed.reason };
  const isDated = typeof raw['publishedAt'] === 'string';
  return { line, raw, post: hasId ? parsed.post : { ...parsed.post, id: '' }, isDated };
}
