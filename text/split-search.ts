import { isSpace } from './chars.ts';
import { searchProblem } from './search-problem.ts';

/** A piece of a search as it was typed, without its operators. `at` is its offset, UTF-16. */
export type SearchPiece =
  | { kind: 'or'; at: number }
  | { kind: 'form' | 'exact' | 'phrase'; text: string; isRefused: boolean; at: number; end: number };

const CLOSING: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['«', '»'],
  ['“', '”'],
  ['„', '“'],
]);
const OR_WORDS = new Set(['OR', 'ИЛИ', '|', '||']);
/** A field with a value in quotes goes on behind the quotation mark. */
const FIELD_BEFORE_QUOTE = /^[A-Za-z]{1,20}:$/;

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
      pieces.push({ kind: 'or', at: i });
      while (q[i] === '|') i += 1;
      continue;
    }
    const isRefused = q[i] === '-' || q[i] === '−';
    const from = isRefused ? i + 1 : i;
    const read = CLOSING.has(q.charAt(from)) ? readPhrase(q, from) : readWord(q, from);
    pieces.push(isOr(read, isRefused) ? { kind: 'or', at: i } : { ...read, isRefused, at: i });
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
  if (end < 0) throw searchProblem('a quotation mark is not closed', at, 'close it: "нет воды"');
  return { kind: 'phrase', text: q.slice(at + 1, end), end: end + 1 };
}

function readWord(q: string, at: number): Read {
  const isExact = q[at] === '=';
  const start = isExact ? at + 1 : at;
  let end = start;
  while (end < q.length && !isSpace(q.charCodeAt(end)) && q[end] !== '|' && q[end] !== '"') end += 1;
  if (end === start) {
    const sign = q.slice(Math.max(0, at - 1), start).trim() || '-';
    throw searchProblem(
      `"${sign}" stands alone`,
      at,
      'write the word right behind the sign: -кулер, =Остров',
    );
  }
  const text = q.slice(start, end);
  if (q[end] === '"' && !isExact && FIELD_BEFORE_QUOTE.test(text)) {
    const value = readPhrase(q, end);
    return { kind: 'form', text: text + value.text, end: value.end };
  }
  return { kind: isExact ? 'exact' : 'form', text, end };
}

function isOr(read: Read, isRefused: boolean): boolean {
  return !isRefused && read.kind === 'form' && OR_WORDS.has(read.text);
}
