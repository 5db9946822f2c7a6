import { htmlToText } from '../../../text/html-text.ts';
import { decodeBytes } from '../../kit/decode-bytes.ts';
import { readField } from './field-parameters.ts';
import { decodeGuessed, splitHeaders, type Headers } from './headers.ts';
import { decodeTransfer } from './transfer-encoding.ts';

/** Letters of programs have two or three levels. */
const DEPTH_MAX = 8;
const PARTS_MAX = 200;
/** Longest body decoded, in bytes: what it gives is far more than is kept of a post. */
const BODY_BYTES_MAX = 1_000_000;

interface Leaf {
  type: string;
  text: () => string;
}

/**
 * Text of a letter: its first plain part that is no attachment and not empty, else its first HTML part without markup;
 * empty when it has neither.
 */
export function textOfLetter(headers: Headers, body: string): string {
  const leaves: Leaf[] = [];
  collect({ headers, body, depth: 0 }, leaves);
  for (const type of ['text/plain', 'text/html']) {
    for (const leaf of leaves) {
      const text = leaf.type === type ? leaf.text() : '';
      if (text.trim() !== '') return text;
    }
  }
  return '';
}

function collect(part: { headers: Headers; body: string; depth: number }, leaves: Leaf[]): void {
  const { headers, body, depth } = part;
  if (leaves.length >= PARTS_MAX || depth > DEPTH_MAX || isAttached(headers)) return;
  const { value: type, parameters } = readField(headers.get('content-type') ?? 'text/plain');
  const boundary = parameters.get('boundary');
  if (type.startsWith('multipart/') && boundary !== undefined && boundary !== '') {
    for (const inner of splitParts(body, boundary))
      collect({ ...splitHeaders(inner), depth: depth + 1 }, leaves);
  } else if (type === 'text/plain' || type === 'text/html') {
    const isFlowed = parameters.get('format')?.toLowerCase() === 'flowed';
    leaves.push({
      type,
      text: () => decode({ headers, body, isFlowed, charset: parameters.get('charset') }, type),
    });
  }
}

function isAttached(headers: Headers): boolean {
  return readField(headers.get('content-disposition') ?? '').value === 'attachment';
}

/** Parts between the lines of a boundary (RFC 2046, 5.1.1); a missing end is tolerated. */
function splitParts(body: string, boundary: string): string[] {
  const parts: string[] = [];
  const mark = `--${boundary}`;
  let start = -1;
  let at = 0;
  while (at < body.length && parts.length < PARTS_MAX) {
    const next = body.indexOf('\n', at);
    const end = next < 0 ? body.length : next;
    if (body.startsWith(mark, at)) {
      const rest = body.slice(at + mark.length, Math.min(end, at + mark.length + 100)).trim();
      if (rest === '' || rest === '--') {
        if (start >= 0) parts.push(body.slice(start, at));
        start = rest === '' ? end + 1 : -1;
      }
    }
    at = end + 1;
  }
  if (start >= 0) parts.push(body.slice(start));
  return parts;
}

function decode(
  part: { headers: Headers; body: string; isFlowed: boolean; charset: string | undefined },
  type: string,
): string {
  const encoding = part.headers.get('content-transfer-encoding')?.trim().toLowerCase() ?? '';
  const bytes = decodeTransfer(part.body.slice(0, BODY_BYTES_MAX), encoding);
  const text = part.charset === undefined ? decodeGuessed(bytes) : decodeBytes(bytes, part.charset);
  const lines = text.replaceAll('\r\n', '\n');
  if (type === 'text/html') return htmlToText(lines);
  // RFC 3676: a space before the end of a line says that the paragraph goes on; "-- " begins a signature.
  return part.isFlowed ? lines.replace(/(?<!^--) \n(?!>)/gm, ' ') : lines;
}
