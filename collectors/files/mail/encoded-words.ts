import { decodeBytes } from '../../kit/decode-bytes.ts';
import { decodeQuoted } from './transfer-encoding.ts';

const WORD =
  /=\?(?<charset>[\w.:-]{1,40})(?:\*[\w-]{1,40})?\?(?<encoding>[bq])\?(?<content>[^?\s]{0,2000})\?=/gi;

/** Plain text has no charset. */
type Piece = { text: string } | { charset: string; bytes: Buffer[] };

/**
 * A header with its encoded words (RFC 2047) as letters. Neighbouring words of one charset are put together first: some
 * programs cut a letter of two bytes between them.
 */
export function decodeWords(header: string): string {
  const pieces: Piece[] = [];
  let done = 0;
  for (const match of header.matchAll(WORD)) {
    const { charset = '', encoding = '', content = '' } = match.groups ?? {};
    const between = header.slice(done, match.index);
    done = match.index + match[0].length;
    // Space between two encoded words is no part of the text.
    if (pieces.length === 0 || between.trim() !== '') pieces.push({ text: between });
    addWord(pieces, charset.toLowerCase(), bytesOf(encoding, content));
  }
  pieces.push({ text: header.slice(done) });
  return pieces
    .map((piece) => ('text' in piece ? piece.text : decodeBytes(Buffer.concat(piece.bytes), piece.charset)))
    .join('');
}

function addWord(pieces: Piece[], charset: string, bytes: Buffer): void {
  const last = pieces.at(-1);
  if (last !== undefined && 'charset' in last && last.charset === charset) last.bytes.push(bytes);
  else pieces.push({ charset, bytes: [bytes] });
}

function bytesOf(encoding: string, content: string): Buffer {
  if (encoding.toLowerCase() === 'b') return Buffer.from(content, 'base64');
  return decodeQuoted(content.replaceAll('_', '=20'));
}
