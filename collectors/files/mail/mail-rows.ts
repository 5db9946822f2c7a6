import { createDateParser } from '../../kit/parse-date.ts';
import type { Row } from '../row.ts';
import { readLetters } from './letter-files.ts';
import { readLetter } from './read-letter.ts';

/** One row for each letter of a file or folder; dates without a zone are `timezone`'s. */
export async function* mailRows(path: string, timezone: string): AsyncGenerator<Row> {
  const parseDate = createDateParser(timezone);
  let line = 0;
  for await (const letter of readLetters(path)) {
    line += 1;
    yield readLetter({ line, ...letter }, parseDate);
  }
}
