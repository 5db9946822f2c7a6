import { toIso } from '../../contracts/clock.ts';
import type { RegionTime } from '../../contracts/region-time.ts';
import type { TextFile } from './decode-file.ts';
import { parseObject } from './parse-object.ts';
import { parsePostLine } from './parse-post-line.ts';
import type { Row } from './row.ts';

/** Longest line read, in UTF-16 units. */
const LINE_LENGTH_MAX = 1_000_000;

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

/** Lines without their ends; null for one that is too long, of which no more than the cap is held. */
async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<string | null> {
  let begun = '';
  let isTooLong = false;
  for await (const chunk of text) {
    const parts = chunk.split('\n');
    for (const [index, part] of parts.entries()) {
      isTooLong ||= begun.length + part.length > LINE_LENGTH_MAX;
      begun = isTooLong ? '' : begun + part;
      if (index === parts.length - 1) continue;
      yield isTooLong ? null : begun;
      begun = '';
      isTooLong = false;
    }
  }
  if (begun !== '' || isTooLong) yield isTooLong ? null : begun;
}
