import { isAsciiDigit } from './chars.ts';
import type { Token } from './tokenise.ts';

/** Digits that stand for a letter inside a Cyrillic word («п1дор», «3аткнись», «с0бака»). */
const LETTER_OF_DIGIT: ReadonlyMap<string, string> = new Map([
  ['0', 'о'],
  ['1', 'и'],
  ['3', 'з'],
  ['4', 'ч'],
  ['6', 'б'],
  ['8', 'в'],
]);

/** Latin letters that stand for a Cyrillic one in words disguised on purpose, beyond those that look alike. */
const LETTER_OF_LATIN: ReadonlyMap<string, string> = new Map([
  ['a', 'а'],
  ['b', 'б'],
  ['c', 'с'],
  ['d', 'д'],
  ['e', 'е'],
  ['g', 'г'],
  ['h', 'н'],
  ['i', 'и'],
  ['k', 'к'],
  ['l', 'л'],
  ['m', 'м'],
  ['n', 'п'],
  ['o', 'о'],
  ['p', 'р'],
  ['r', 'г'],
  ['t', 'т'],
  ['u', 'и'],
  ['x', 'х'],
  ['y', 'у'],
  ['z', 'з'],
]);

/** Letters in a row from which on they are a drawl («суууука»); two may be spelling («масса»). */
const DRAWL_MIN = 3;
/** Characters that people put between the letters of a spaced word. */
const SPACERS = new Set([' ', '.', '-', '*', '_', '·', ',', '\u00a0']);
/** Single letters in a row from which on they may be one word; two are initials. */
const SPACED_LETTERS_MIN = 3;

/**
 * Undoes disguises of a normal form: digits and Latin letters inside a Cyrillic word become the letters they stand
 * for, drawled letters are written once, hyphens between single letters go («х-у-й»). Other words stay as they are.
 */
export function foldSpelling(norm: string): string {
  const joined = isSpelledOut(norm) ? norm.replaceAll('-', '') : norm;
  return withoutDrawl(hasCyrillic(joined) ? replaceForeign(joined) : joined);
}

/** A word written letter by letter, with its place in the text. */
export interface SpacedWord {
  /** Normal form, folded by `foldSpelling`. */
  norm: string;
  start: number;
  end: number;
}

/** Words written with a space or a sign between their letters: «х у й», «в.о.д.а». Three letters or more. */
export function spacedWords(text: string, tokens: readonly Token[]): SpacedWord[] {
  const found: SpacedWord[] = [];
  let run: Token[] = [];
  for (const token of tokens) {
    const previous = run.at(-1);
    const isLetter = token.kind === 'word' && token.norm.length === 1;
    const continues = previous !== undefined && token.start === previous.end + 1;
    if (isLetter && continues && SPACERS.has(text.charAt(previous.end))) run.push(token);
    else {
      addRun(run, found);
      run = isLetter ? [token] : [];
    }
  }
  addRun(run, found);
  return found;
}

function addRun(run: readonly Token[], found: SpacedWord[]): void {
  const first = run[0];
  const last = run.at(-1);
  if (first === undefined || last === undefined || run.length < SPACED_LETTERS_MIN) return;
  const norm = foldSpelling(run.map((token) => token.norm).join(''));
  found.push({ norm, start: first.start, end: last.end });
}

function isSpelledOut(norm: string): boolean {
  if (!norm.includes('-')) return false;
  const parts = norm.split('-');
  return parts.length >= SPACED_LETTERS_MIN && parts.every((part) => part.length === 1);
}

function hasCyrillic(norm: string): boolean {
  for (const char of norm) if (char >= 'а' && char <= 'я') return true;
  return false;
}

/** A number with an ending («5-ый», «2гр») is no disguise: only what follows the first letter is replaced. */
function replaceForeign(norm: string): string {
  const isNumber =
    isAsciiDigit(norm.charCodeAt(0)) &&
    (norm.length < 4 || norm.includes('-') || isAsciiDigit(norm.charCodeAt(1)));
  if (isNumber) return norm;
  const body = withoutTrailingNumber(norm);
  let result = '';
  for (const char of body) result += LETTER_OF_DIGIT.get(char) ?? LETTER_OF_LATIN.get(char) ?? char;
  return result + norm.slice(body.length);
}

/** «псков2», «дом12»: digits at the end are a number, not letters. */
function withoutTrailingNumber(norm: string): string {
  let end = norm.length;
  while (end > 0 && isAsciiDigit(norm.charCodeAt(end - 1))) end -= 1;
  return norm.slice(0, end);
}

function withoutDrawl(norm: string): string {
  let result = '';
  for (let i = 0; i < norm.length;) {
    let end = i + 1;
    while (end < norm.length && norm[end] === norm[i]) end += 1;
    const isDrawl = end - i >= DRAWL_MIN && !isAsciiDigit(norm.charCodeAt(i));
    result += isDrawl ? norm.charAt(i) : norm.slice(i, end);
    i = end;
  }
  return result;
}
