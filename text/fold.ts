import { classOf, CYRILLIC, DIGIT, LATIN, LETTER, MARK, ODD } from './chars.ts';
import { foldLookAlikes } from './look-alikes.ts';
import { plainLower, unitBits } from './norm.ts';

const WORD_UNIT = LETTER | DIGIT | MARK;
/** Control characters other than tab and line end. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const CONTROLS = /[\0-\x08\x0b-\x1f\x7f-\x9f]/g;

/**
 * A text as comparisons want it: lower case, ё→е, compatibility forms resolved (NFKC), control and format characters
 * dropped, look-alike letters folded word by word. White space and punctuation stay. Folding twice changes nothing.
 */
export function foldText(text: string): string {
  // Before the words are cut: a control character inside a word must not hide half of it from the folding.
  const clean = text.replace(CONTROLS, '');
  const bits = bitsOf(clean);
  const isPlain = (bits & (ODD | MARK)) === 0;
  const lower = (isPlain ? clean.toLowerCase() : plainLower(clean)).replaceAll('ё', 'е');
  const mayBeMixed = !isPlain || ((bits & LATIN) !== 0 && (bits & CYRILLIC) !== 0);
  return mayBeMixed ? foldWords(lower) : lower;
}

function foldWords(lower: string): string {
  const parts: string[] = [];
  let begun = 0;
  for (let i = 0; i <= lower.length; i += 1) {
    if (i < lower.length && isWordUnit(lower.charCodeAt(i))) continue;
    if (i > begun) parts.push(foldLookAlikes(lower.slice(begun, i)));
    parts.push(lower.charAt(i));
    begun = i + 1;
  }
  return parts.join('');
}

/** What exact copies share: the letters and digits of the folded text, without anything between them. */
export function copyKey(text: string): string {
  const folded = foldText(text);
  let key = '';
  for (let i = 0; i < folded.length; i += 1) {
    const code = folded.charCodeAt(i);
    if ((classOf(code) & (LETTER | DIGIT)) !== 0) key += folded.charAt(i);
  }
  return key;
}

function bitsOf(text: string): number {
  let bits = 0;
  for (let i = 0; i < text.length; i += 1) bits |= unitBits(text.charCodeAt(i));
  return bits;
}

function isWordUnit(code: number): boolean {
  return (classOf(code) & WORD_UNIT) !== 0;
}

export { foldSpelling, spacedWords } from './fold-spelling.ts';
