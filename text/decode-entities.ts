import { BARE_ENTITIES, NAMED_ENTITIES } from './entities.ts';

const NAME_UNITS_MAX = 10;
const DIGITS_MAX = 7;
/** «&amp;amp;amp;quot;»: feeds pass through several escapers; more layers than this are text. */
const LAYERS_MAX = 4;

/**
 * What numeric references 128–159 mean: the characters of windows-1252 (WHATWG HTML, 13.2.5.80). A space stands where it has none.
 */
const WINDOWS_1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/**
 * Replaces character references by their characters, doubly escaped ones too («&amp;quot;» → «"»). What is no
 * reference stays as it is. Linear.
 */
export function decodeEntities(text: string): string {
  let at = text.indexOf('&');
  if (at < 0) return text;
  const parts: string[] = [];
  let done = 0;
  while (at >= 0) {
    const found = referenceAt(text, at + 1);
    if (found !== null) {
      parts.push(text.slice(done, at), found.char);
      done = found.end;
    }
    at = text.indexOf('&', Math.max(done, at + 1));
  }
  parts.push(text.slice(done));
  return parts.join('');
}

interface Reference {
  char: string;
  end: number;
}

function referenceAt(text: string, afterAmpersand: number): Reference | null {
  let start = afterAmpersand;
  for (let layer = 0; layer < LAYERS_MAX && text.startsWith('amp;', start); layer += 1) start += 4;
  const found = text[start] === '#' ? numericAt(text, start + 1) : namedAt(text, start);
  if (found !== null) return found;
  return start > afterAmpersand ? { char: '&', end: start } : null;
}

function namedAt(text: string, start: number): Reference | null {
  let end = start;
  while (end - start < NAME_UNITS_MAX && isNameUnit(text.charCodeAt(end))) end += 1;
  const name = text.slice(start, end);
  if (text[end] === ';') {
    const char = NAMED_ENTITIES.get(name);
    return char === undefined ? null : { char, end: end + 1 };
  }
  const char = BARE_ENTITIES.has(name) ? NAMED_ENTITIES.get(name) : undefined;
  // «?a=1&copy=2» is an address, not a copyright sign.
  return char === undefined || text[end] === '=' ? null : { char, end };
}

function numericAt(text: string, start: number): Reference | null {
  const isHex = text[start] === 'x' || text[start] === 'X';
  const from = isHex ? start + 1 : start;
  let end = from;
  while (isDigit(text.charCodeAt(end), isHex)) end += 1;
  if (end === from) return null;
  // Leading zeros aside, more digits than this name no code point.
  const digits = text.slice(from, end).replace(/^0+/, '');
  const code = digits.length > DIGITS_MAX ? Number.NaN : Number.parseInt(digits || '0', isHex ? 16 : 10);
  return { char: charOf(code), end: text[end] === ';' ? end + 1 : end };
}

function charOf(code: number): string {
  if (code >= 0x80 && code <= 0x9f) return WINDOWS_1252.charAt(code - 0x80);
  const isScalar = code > 0 && code <= 0x10_ff_ff && (code < 0xd8_00 || code > 0xdf_ff);
  return isScalar ? String.fromCodePoint(code) : '\ufffd';
}

function isDigit(code: number, isHex: boolean): boolean {
  const letter = code | 32;
  return (code >= 48 && code <= 57) || (isHex && letter >= 97 && letter <= 102);
}

function isNameUnit(code: number): boolean {
  const letter = code | 32;
  return (letter >= 97 && letter <= 122) || (code >= 48 && code <= 57);
}
