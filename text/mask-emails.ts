import { classOf, DIGIT, isAlphanumeric, LETTER } from './chars.ts';
import { MARKS, type Masked } from './marks.ts';

/** Longest local part (RFC 5321, 4.5.3.1.1). */
const LOCAL_UNITS_MAX = 64;
const HOST_UNITS_MAX = 253;
const LOCAL_SIGNS = new Set(['.', '_', '+', '-', '%', "'"]);

/** E-mail addresses, Cyrillic ones and those with a space around the @ («ivanov @ mail.ru») too. */
export function findEmails(text: string): Masked[] {
  const found: Masked[] = [];
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const start = localStart(text, text[at - 1] === ' ' ? at - 1 : at);
    const end = hostEnd(text, text[at + 1] === ' ' ? at + 2 : at + 1);
    if (start < at && end > 0) found.push({ start, end, mark: MARKS.email });
  }
  return found;
}

function localStart(text: string, behind: number): number {
  let start = behind;
  while (start > 0 && behind - start < LOCAL_UNITS_MAX && isLocalUnit(text, start - 1)) start -= 1;
  // «звоните, ...» must not begin with the sign of the sentence before it.
  while (start < behind && !isAlphanumeric(text.charCodeAt(start))) start += 1;
  return start === behind ? behind + 1 : start;
}

function isLocalUnit(text: string, index: number): boolean {
  return isAlphanumeric(text.charCodeAt(index)) || LOCAL_SIGNS.has(text.charAt(index));
}

/** End of a host name with a top-level domain of letters, or −1. */
function hostEnd(text: string, start: number): number {
  let i = start;
  let labelStart = start;
  let end = -1;
  const limit = Math.min(text.length, start + HOST_UNITS_MAX);
  for (; i <= limit; i += 1) {
    const code = text.charCodeAt(i);
    if (i < limit && (code === 45 || (classOf(code) & (LETTER | DIGIT)) !== 0)) continue;
    if (i === labelStart) break;
    if (labelStart > start && isTopLevel(text.slice(labelStart, i))) end = i;
    if (code !== 46) break;
    labelStart = i + 1;
  }
  return end;
}

function isTopLevel(label: string): boolean {
  return label.length >= 2 && /^(?:\p{L}+|xn--[a-z0-9-]+)$/iu.test(label);
}
