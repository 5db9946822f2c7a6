import { foldSpelling } from '../text/fold.ts';
import { isObscene } from './lexicons/profanity.ts';
import { isSlur } from './lexicons/slurs.ts';

/** `disguised`: obscene once digits, Latin letters and drawls are undone; `slur`: no obscenity, but an insult. */
export type Obscene = 'no' | 'plain' | 'disguised' | 'slur';

/** Parts of a hyphenated word that are looked at. */
const PARTS_MAX = 8;

/** Judges the normal form of one word. */
export function judgeObscenity(norm: string): Obscene {
  if (isObscene(norm)) return 'plain';
  const folded = foldSpelling(norm);
  if (folded !== norm && isObscene(folded)) return 'disguised';
  if (isSlur(norm) || isSlur(folded)) return 'slur';
  if (!norm.includes('-')) return 'no';
  const parts = norm.split('-', PARTS_MAX);
  if (parts.some((part) => isObscene(part))) return 'plain';
  return parts.some((part) => isSlur(part)) ? 'slur' : 'no';
}
