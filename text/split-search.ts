import { VecheError } from '../contracts/errors.ts';
import { isSpace } from './chars.ts';

/** A piece of a search as it was typed, without its operators. */
export type SearchPiece =
  { kind: 'or' } | { kind: 'form' | 'exact' | 'phrase'; text: string; isRefused: boolean };

const CLOSING: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['«', '»'],
  ['“', '”'],
  ['„', '“'],
]);
const OR_WORDS = new Set(['OR', 'ИЛИ', '|', '||']);

/**
 * Cuts a search at white space and `|`, quotes kept together. Linear.
 * @throws {VecheError} `input` when a quote is not closed or an operator stands alone.
 */
export function splitSearch(q: string): SearchPiece[] {
  const pieces: SearchPiece[] = [];
  for (let i = 0; i < q.length;) {
    if (isSpace(q.charCodeAt(i))) {
      i += 1;
      continue;
    }
    if (q[i] === '|') {
      pieces.push({ kind: 'or' });
      while (q[i] === '|') i += 1;
      continue;
    }
    const isRefused = q[i] === '-' || q[i] === '−';
    const from = isRefused ? i + 1 : i;
    const read = CLOSING.has(q.charAt(from)) ? readPhrase(q, from) : readWord(q, from);
    pieces.push(isOr(read, isRefused) ? { kind: 'or' } : { kind: read.kind, text: read.text, isRefused });
    i = read.end;
  }
  return pieces;
}

interface Read {
  kind: 'form' | 'exact' | 'phrase';
  text: string;
  end: number;
}

function readPhrase(q: string, at: number): Read {
  const end = q.indexOf(CLOSING.get(q.charAt(at)) ?? '"', at + 1);
  if (end < 0) throw problem('a quotation mark is not closed', 'close it: "нет воды"');
  return { kind: 'phrase', text: q.slice(at + 1, end), end: end + 1 };
}

function readWord(q: string, at: number): Read {
  const isExact = q[at] === '=';
  const start = isExact ? at + 1 : at;
  let end = start;
  while (end < q.length && !isSpace(q.charCodeAt(end)) && q[end] !== '|' && q[end] !== '"') end += 1;
  if (end === start) {
    const sign = q.slice(Math.max(0, at - 1), start).trim() || '-';
    throw problem(`"${sign}" stands alone`, 'write the word right behind the sign: -кулер, =Остров');
  }
  return { kind: isExact ? 'exact' : 'form', text: q.slice(start, end), end };
}

function isOr(read: Read, isRefused: boolean): boolean {
  return !isRefused && read.kind === 'form' && OR_WORDS.has(read.text);
}

function problem(message: string, hint: string): VecheError {
  return new VecheError('input', message, { where: 'q', hint });
}
