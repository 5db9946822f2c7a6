import { classOf, DIGIT, isAlphanumeric, isSpace, LETTER } from './chars.ts';

/** Longer addresses are cut here; RFC 9110 asks for 8,000 octets, social posts hold none above 2,048. */
const URL_UNITS_MAX = 2048;
/** Longest host name of DNS (RFC 1035). */
const HOST_UNITS_MAX = 253;

/** Top-level domains that make «word.word» an address without a scheme. */
const TOP_LEVEL = new Set(
  (
    'ru рф su com org net info me be cc io tv pro online site club app dev media news gov edu biz xyz eu by ua kz uk de ' +
    'ee lv lt pl fi link ly gl gd moscow tatar social page live store shop wiki'
  ).split(' '),
);

const HYPHEN = 45;
const DOT = 46;
const CLOSES_URL = new Set(['<', '>', '«', '»', '"', '“', '”', '„', '‹', '›', '|', '`', '\\', '^', '{', '}']);
const NOT_LAST = new Set(['.', ',', ';', ':', '!', '?', "'", '…', '*', '_', '~', '—', '–', '-']);

/**
 * End of the URL that starts at `start` with a scheme or «www.», or −1 when none does. An address stops at white
 * space and quotation marks; closing punctuation stays outside.
 */
export function schemeUrlEnd(text: string, start: number): number {
  const first = text.charCodeAt(start) | 32;
  if (first !== 104 && first !== 119) return -1;
  const head = text.slice(start, start + 8).toLowerCase();
  const skip = head === 'https://' ? 8 : head.startsWith('http://') ? 7 : head.startsWith('www.') ? 4 : 0;
  return skip > 0 && isAlphanumeric(text.charCodeAt(start + skip)) ? urlEnd(text, start + skip, start) : -1;
}

/** What `domainUrlEnd` found: `end` is −1 without an address, and no address starts before `seen`. */
export interface DomainScan {
  end: number;
  seen: number;
}

/**
 * Looks for a host name without scheme («vk.com/pskov», «госуслуги.рф») from `start`. The scan is bounded by the
 * length of a host name; a caller that starts no second scan before `seen` stays linear on any text.
 */
export function domainUrlEnd(text: string, start: number): DomainScan {
  const limit = Math.min(text.length, start + HOST_UNITS_MAX);
  let i = start;
  let labelStart = start;
  let end = -1;
  for (; i < limit; i += 1) {
    const code = text.charCodeAt(i);
    if (code === DOT) {
      if (i === labelStart || !isAlphanumeric(text.charCodeAt(i + 1))) break;
      labelStart = i + 1;
    } else if (code !== HYPHEN && (classOf(code) & (LETTER | DIGIT)) === 0) break;
  }
  if (labelStart > start && TOP_LEVEL.has(text.slice(labelStart, i).toLowerCase())) end = i;
  if (end < 0) return { end, seen: i };
  const next = text[end];
  const hasTail = next === '/' || next === '?' || next === ':' || next === '#';
  return { end: hasTail ? urlEnd(text, end, start) : end, seen: i };
}

function urlEnd(text: string, from: number, start: number): number {
  const limit = Math.min(text.length, start + URL_UNITS_MAX);
  let end = from;
  let opened = 0;
  for (; end < limit; end += 1) {
    const char = text.charAt(end);
    if (isSpace(text.charCodeAt(end)) || CLOSES_URL.has(char)) break;
    if (char === '(' || char === '[') opened += 1;
    if ((char === ')' || char === ']') && (opened -= 1) < 0) break;
  }
  while (end > from && NOT_LAST.has(text.charAt(end - 1))) end -= 1;
  return end;
}
