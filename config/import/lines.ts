import { createReadStream } from 'node:fs';

/** One line of a file, numbered from 1; `text` is null when it is longer than LINE_UNITS_MAX. */
export interface FileLine {
  number: number;
  text: string | null;
}

/** Longest line of a list, UTF-16 units: official rows have some hundred. */
const LINE_UNITS_MAX = 16_384;
/** Bytes by which the encoding is told. */
const PROBE_BYTES = 1 << 16;

/** The lines of a UTF-8 or windows-1251 file in bounded memory, empty ones left out. @throws when it cannot be read. */
export async function* readFileLines(file: string): AsyncGenerator<FileLine> {
  let rest = '';
  let isTooLong = false;
  let number = 0;
  for await (const chunk of readFileText(file)) {
    let start = 0;
    for (let end = chunk.indexOf('\n'); end !== -1; end = chunk.indexOf('\n', start)) {
      number += 1;
      const line = rest + chunk.slice(start, end);
      start = end + 1;
      if (isTooLong || line.length > LINE_UNITS_MAX) yield { number, text: null };
      else if (line.trim() !== '') yield { number, text: line.trim() };
      rest = '';
      isTooLong = false;
    }
    rest += chunk.slice(start);
    if (rest.length > LINE_UNITS_MAX) [rest, isTooLong] = ['', true];
  }
  number += 1;
  if (isTooLong) yield { number, text: null };
  else if (rest.trim() !== '') yield { number, text: rest.trim() };
}

/** The text of a file in chunks: UTF-8, with or without its mark, or windows-1251 when its beginning is no UTF-8. */
export async function* readFileText(file: string): AsyncGenerator<string> {
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  for await (const chunk of createReadStream(file)) {
    const bytes = chunk as Buffer;
    decoder ??= new TextDecoder(isUtf8(bytes.subarray(0, PROBE_BYTES)) ? 'utf-8' : 'windows-1251');
    yield decoder.decode(bytes, { stream: true });
  }
  if (decoder !== null) yield decoder.decode();
}

/** Whether bytes are UTF-8; a character cut off at the end counts as one. */
function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
