import { classOf, CYRILLIC, LATIN, MARK, ODD, UPPER } from './chars.ts';
import { foldLookAlikes } from './look-alikes.ts';

/** Bits of one code unit for `normOf`; a surrogate counts as odd, since astral letters need NFKC. */
export function unitBits(code: number): number {
  return code >= 0xd8_00 && code <= 0xdf_ff ? ODD : classOf(code);
}

/**
 * Normal form of one word: lower case, ё→е, one alphabet. Compatibility forms are resolved, and accents and invisible
 * characters dropped, when `bits` (the bits of all its code units, or-ed) says that the word has any.
 */
export function normOf(word: string, bits: number): string {
  const isOdd = (bits & (ODD | MARK)) !== 0;
  const lower = isOdd ? plainLower(word) : (bits & UPPER) === 0 ? word : word.toLowerCase();
  const folded = lower.includes('ё') ? lower.replaceAll('ё', 'е') : lower;
  const mayBeMixed = isOdd || ((bits & LATIN) !== 0 && (bits & CYRILLIC) !== 0);
  return mayBeMixed ? foldLookAlikes(folded) : folded;
}

/** Lower case after NFKC, without combining marks and format characters. */
export function plainLower(text: string): string {
  return withoutMarks(withoutMarks(text).toLowerCase());
}

/** й and ё written as a letter with an accent are composed before the accents that are left are dropped. */
function withoutMarks(text: string): string {
  return text
    .replace(/\p{Cf}/gu, '')
    .normalize('NFKC')
    .replace(/[\p{M}\p{Cf}]/gu, '');
}
