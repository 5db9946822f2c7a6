import { foldSpelling } from '../text/fold.ts';
import { isObscene, STARRED } from './lexicons/profanity.ts';
import { isSlur } from './lexicons/slurs.ts';

/** A word with signs in place of letters, and what it is. */
export interface Starred {
  start: number;
  end: number;
  kind: 'disguised profanity' | 'insult';
}

/** A letter, signs, a letter; or a letter and asterisks. One dot stands in initials. Bounded, so that it is linear. */
const SIGNS = /[а-яё](?:(?:[*#@$!_]{1,4}|\.{2,4}|…)(?=[а-яё])|\*{1,4})/giu;
/** «На х..», «по х…»: the word broken off. */
const BROKEN_OFF = /(?<![а-яё])(?:на|по|до|ни) ?х(?:\.{2,4}|…|\*{2,4})(?![а-яё])/giu;
/** Words with signs inside that are looked at in one text. */
const STARRED_MAX = 50;
/** Longest word with signs inside, in UTF-16 units on either side of the first sign. */
const STARRED_LENGTH_MAX = 16;
/** Signs that hide a letter, and the letters that they look like. */
const LIKE: Readonly<Record<string, string>> = { '@': 'а', '#': 'а', $: 'с', '!': 'и' };
/** Signs that also end sentences: «п.ц» hides letters, «пи.Там» does not. */
const ENDS = /[!._…]/;

/** `*`, `#`, `@`, `$`, `_`, `…`. */
const HIDING: ReadonlySet<number> = new Set([0x2a, 0x23, 0x40, 0x24, 0x5f, 0x20_26]);
const [DOT, EXCLAMATION, UNDERSCORE, ELLIPSIS] = [0x2e, 0x21, 0x5f, 0x20_26];

/** Words of a text that hide their letters behind signs: «х*й», «бл#ть», «п@дор», «на х..». */
export function findStarred(text: string): Starred[] {
  if (!mayHide(text)) return [];
  const found: Starred[] = [];
  let seen = 0;
  let free = 0;
  for (const { index } of text.matchAll(SIGNS)) {
    seen += 1;
    if (seen > STARRED_MAX) break;
    if (index < free) continue;
    const { start, end } = wordAround(text, index);
    free = end;
    const kind = kindOf(text.slice(start, end));
    if (kind !== null) found.push({ start, end, kind });
  }
  for (const { index, 0: words } of text.matchAll(BROKEN_OFF)) {
    if (found.length >= STARRED_MAX) break;
    const end = index + words.length;
    if (!found.some((one) => one.start < end && index < one.end)) {
      found.push({ start: index, end, kind: 'disguised profanity' });
    }
  }
  return found;
}

/** Whether any sign stands where it may hide a letter; most texts have none. */
function mayHide(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code > ELLIPSIS || (code > UNDERSCORE && code < ELLIPSIS)) continue;
    if (HIDING.has(code)) return true;
    const next = text.charCodeAt(i + 1);
    if (code === DOT && next === DOT) return true;
    if (code === EXCLAMATION && next > UNDERSCORE) return true;
  }
  return false;
}

function wordAround(text: string, at: number): { start: number; end: number } {
  let start = at;
  let end = at + 1;
  while (at - start < STARRED_LENGTH_MAX && isInside(text.charAt(start - 1))) start -= 1;
  while (end - at < STARRED_LENGTH_MAX && isInside(text.charAt(end))) end += 1;
  while (end > start && ENDS.test(text.charAt(end - 1))) end -= 1;
  return { start, end };
}

function kindOf(written: string): Starred['kind'] | null {
  const word = written.toLowerCase().replaceAll('ё', 'е');
  const starred = word.replace(/[*#@$!._…]/gu, '*');
  const endsSentence = ENDS.test(word);
  const isStarred = STARRED.some(
    (pattern) => pattern.test(starred) && (!endsSentence || /^\^[а-я].*\$$/u.test(pattern.source)),
  );
  if (isStarred) return 'disguised profanity';
  if (endsSentence && !word.includes('!')) return null;
  const plain = foldSpelling(word.replace(/[@#$!]/g, (sign) => LIKE[sign] ?? sign));
  if (isObscene(plain)) return 'disguised profanity';
  return isSlur(plain) ? 'insult' : null;
}

function isInside(char: string): boolean {
  return /^[а-яё*#@$!._…]$/iu.test(char);
}
