import { decodeBytes } from '../../kit/decode-bytes.ts';
import { decodeWords } from './encoded-words.ts';

const HEADERS_MAX = 1000;
const VALUE_LENGTH_MAX = 10_000;

/** Header fields of a letter or of one of its parts by lower-case name, unfolded; the first of a name counts. */
export type Headers = ReadonlyMap<string, string>;

/** Splits bytes, one character each, at the first empty line (RFC 5322, 2.1). */
export function splitHeaders(raw: string): { headers: Headers; body: string } {
  if (raw.startsWith('\n')) return { headers: new Map(), body: raw.slice(1) };
  const end = raw.indexOf('\n\n');
  const block = end < 0 ? raw : raw.slice(0, end);
  return { headers: readHeaders(block), body: end < 0 ? '' : raw.slice(end + 2) };
}

function readHeaders(block: string): Map<string, string> {
  const headers = new Map<string, string>();
  let name = '';
  for (const line of block.split('\n')) {
    if (/^[ \t]/.test(line)) {
      const begun = headers.get(name);
      if (begun !== undefined && begun.length < VALUE_LENGTH_MAX) {
        headers.set(name, `${begun} ${line.trim()}`.slice(0, VALUE_LENGTH_MAX));
      }
      continue;
    }
    const colon = line.indexOf(':');
    // A second field of the same name is not taken for the end of the first.
    name = colon < 1 ? '' : line.slice(0, colon).trim().toLowerCase();
    if (name === '' || headers.has(name)) name = '';
    else if (headers.size < HEADERS_MAX) {
      headers.set(
        name,
        line
          .slice(colon + 1)
          .trim()
          .slice(0, VALUE_LENGTH_MAX),
      );
    }
  }
  return headers;
}

/** A field that people read, such as the subject: bytes beyond ASCII and encoded words become letters. */
export function readableHeader(headers: Headers, name: string): string {
  return decodeWords(decodeGuessed(Buffer.from(headers.get(name) ?? '', 'latin1')));
}

/** Text of bytes that name no charset: UTF-8 when it is valid, else windows-1251, which Russian programs write. */
export function decodeGuessed(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodeBytes(bytes, 'windows-1251');
  }
}
