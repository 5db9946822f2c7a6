import { LATIN_LETTERS } from '../../text/latin-letters.ts';
import { fold } from '../declension/cases.ts';

/** A name in Latin letters for an id: «Верхний Мост» → `verkhniy-most` (BGN/PCGN without its apostrophes). */
export function slugOf(name: string): string {
  let latin = '';
  for (const char of fold(name)) latin += LATIN_LETTERS[char] ?? (/[a-z0-9]/.test(char) ? char : '-');
  return latin.replace(/-+/g, '-').replace(/^-|-$/g, '');
}
