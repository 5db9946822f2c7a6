import { foldSpelling } from '../text/fold.ts';
import { isObscene } from './lexicons/profanity.ts';

/** `disguised`: obscene once digits, Latin letters and drawls are undone. */
export type Obscene = 'no' | 'plain' | 'disguised';

/** Parts of a hyphenated word that are looked at. */
const PARTS_MAX = 8;

/** Judges the normal form of one word. */
export function judgeObscenity(norm: string): Obscene {
  if (isObscene(norm)) return 'plain';
  const folded = foldSpelling(norm);
  if (folded !== norm && isObscene(folded)) return 'disguised';
  return norm.includes('-') && norm.split('-', PARTS_MAX).some((part) => isObscene(part)) ? 'plain' : 'no';
}
