import { classOf, DIGIT, LETTER, MARK } from './chars.ts';

const HYPHEN = 45;
const COMMA = 44;
const DOT = 46;
const SLASH = 47;
const COLON = 58;
const UNDERSCORE = 95;

/** End of the word that starts at `start`: letters, digits, accents, and hyphens between letters or digits. */
export function wordEnd(text: string, start: number): number {
  let i = start;
  for (;;) {
    const code = text.charCodeAt(i);
    if ((classOf(code) & (LETTER | DIGIT | MARK)) !== 0) i += 1;
    else if (isHyphen(code) && isAlphanumericAt(text, i + 1) && i > start) i += 2;
    else if (isAstralLetter(text, i)) i += 2;
    else return i;
  }
}

/**
 * End of the number that starts at `start`: digits with single separators between them («20.08.22», «1,5», «10:30»,
 * «5/2», «12-34-56»), then letters that stand at it («96а», «5-ый», «16-летний»).
 */
export function numberEnd(text: string, start: number): number {
  let i = start;
  for (;;) {
    const code = text.charCodeAt(i);
    if (isDigitAt(text, i)) i += 1;
    else if (isNumberSeparator(code) && isDigitAt(text, i + 1)) i += 2;
    else break;
  }
  const next = isHyphen(text.charCodeAt(i)) ? i + 1 : i;
  return isLetterAt(text, next) ? wordEnd(text, next) : i;
}

/** End of the tag or handle whose first character is at `start`: letters, digits, `_`, and accents of letters. */
export function tagEnd(text: string, start: number): number {
  let i = start;
  while (isTagUnit(text.charCodeAt(i)) || (classOf(text.charCodeAt(i)) & MARK) !== 0) i += 1;
  return i;
}

/** True for what a hashtag or a handle is made of. */
export function isTagUnit(code: number): boolean {
  return code === UNDERSCORE || (classOf(code) & (LETTER | DIGIT)) !== 0;
}

/** Letters outside the Basic Multilingual Plane in use in posts: the mathematical alphabets («𝐁𝐨𝐥𝐝»). */
export function isAstralLetter(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  if (code !== 0xd8_35) return false;
  const low = text.charCodeAt(index + 1);
  return low >= 0xdc_00 && low <= 0xdf_ff;
}

function isHyphen(code: number): boolean {
  return code === HYPHEN || code === 0x20_10 || code === 0x20_11;
}

function isNumberSeparator(code: number): boolean {
  return code === DOT || code === COMMA || code === COLON || code === SLASH || isHyphen(code);
}

function isDigitAt(text: string, index: number): boolean {
  return (classOf(text.charCodeAt(index)) & DIGIT) !== 0;
}

function isLetterAt(text: string, index: number): boolean {
  return (classOf(text.charCodeAt(index)) & LETTER) !== 0;
}

function isAlphanumericAt(text: string, index: number): boolean {
  return (classOf(text.charCodeAt(index)) & (LETTER | DIGIT)) !== 0;
}
