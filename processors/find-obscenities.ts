import { spacedWords } from '../text/fold.ts';
import type { KnownText } from './analyse-text.ts';
import { judgeObscenity } from './judge-obscenity.ts';
import { STARRED } from './lexicons/profanity.ts';

/** Where an obscenity stands: UTF-16, [start, end). */
export interface Obscenity {
  start: number;
  end: number;
  isDisguised: boolean;
}

/** Words with signs inside that are looked at in one text. */
const STARRED_MAX = 50;
/** Longest word with signs inside, in UTF-16 units on either side of the first sign. */
const STARRED_LENGTH_MAX = 16;
/** Single letters from which on some may spell a word. */
const SINGLES_MIN = 3;

/** Obscenities of a text: plain, with digits or Latin letters inside, drawled, spaced out or starred. */
export function findObscenities(text: string, { tokens, words }: KnownText): Obscenity[] {
  const found: Obscenity[] = [];
  let singles = 0;
  for (const { token, facts } of words) {
    if (token.norm.length === 1) singles += 1;
    else if (facts.obscene !== 'no') {
      found.push({ start: token.start, end: token.end, isDisguised: facts.obscene === 'disguised' });
    }
  }
  if (singles >= SINGLES_MIN) {
    for (const { norm, start, end } of spacedWords(text, tokens)) {
      if (judgeObscenity(norm) !== 'no') found.push({ start, end, isDisguised: true });
    }
  }
  if (text.includes('*')) found.push(...starred(text));
  return found.length < 2 ? found : found.sort((a, b) => a.start - b.start);
}

function starred(text: string): Obscenity[] {
  const found: Obscenity[] = [];
  let at = text.indexOf('*');
  for (let count = 0; at >= 0 && count < STARRED_MAX; count += 1) {
    let start = at;
    let end = at;
    while (at - start < STARRED_LENGTH_MAX && isInside(text.charCodeAt(start - 1))) start -= 1;
    while (end - at < STARRED_LENGTH_MAX && isInside(text.charCodeAt(end))) end += 1;
    const word = text.slice(start, end).toLowerCase().replaceAll('ё', 'е');
    if (STARRED.some((pattern) => pattern.test(word))) found.push({ start, end, isDisguised: true });
    at = text.indexOf('*', end);
  }
  return found;
}

/** A Cyrillic letter or an asterisk. */
function isInside(code: number): boolean {
  return code === 42 || (code >= 0x4_10 && code <= 0x4_51);
}
