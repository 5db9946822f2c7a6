import { VecheError } from '../contracts/errors.ts';
import { PUSHED_ITEMS_MAX } from '../contracts/intake.ts';

/**
 * Items of a body: a JSON array, one JSON object, or a line each (NDJSON). A line that is no JSON stays a text, which the
 * intake puts into quarantine. @throws {VecheError} `input` when a JSON body cannot be read, `too_large` over 500 items.
 */
export function readPushedItems(body: Buffer, isLines: boolean): unknown[] {
  const text = decode(body);
  const items = isLines ? readLines(text) : readArray(text);
  if (items.length > PUSHED_ITEMS_MAX) {
    throw new VecheError('too_large', `${items.length} items; at most ${PUSHED_ITEMS_MAX} go in one call`, {
      where: 'body',
      hint: 'send several calls',
    });
  }
  return items;
}

function decode(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch (cause) {
    throw new VecheError('input', 'the body is not UTF-8', { where: 'body', cause });
  }
}

function readArray(text: string): unknown[] {
  try {
    return [JSON.parse(text) as unknown].flat();
  } catch (cause) {
    throw new VecheError('input', 'the body is not JSON', {
      where: 'body',
      hint: 'send a JSON array of items, or lines as application/x-ndjson',
      cause,
    });
  }
}

function readLines(text: string): unknown[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => {
    try {
      return JSON.parse(line) as unknown;
    } catch {
      return line;
    }
  });
}
