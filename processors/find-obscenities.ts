import { spacedWords } from '../text/fold.ts';
import type { KnownText } from './analyse-text.ts';
import { findStarred } from './find-starred.ts';
import { judgeObscenity } from './judge-obscenity.ts';

/** Where an obscenity or a slur stands: UTF-16, [start, end). */
export interface Obscenity {
  start: number;
  end: number;
  kind: 'profanity' | 'disguised profanity' | 'insult';
}

const KINDS = { plain: 'profanity', disguised: 'disguised profanity', slur: 'insult' } as const;

/** Single letters from which on some may spell a word. */
const SINGLES_MIN = 3;

/** Obscenities and slurs of a text: plain, with digits or Latin letters inside, drawled, spaced out or starred. */
export function findObscenities(text: string, { tokens, words }: KnownText): Obscenity[] {
  const found: Obscenity[] = [];
  let singles = 0;
  for (const { token, facts } of words) {
    if (token.norm.length === 1) singles += 1;
    else if (facts.obscene !== 'no') {
      found.push({ start: token.start, end: token.end, kind: KINDS[facts.obscene] });
    }
  }
  if (singles >= SINGLES_MIN) {
    for (const { norm, start, end } of spacedWords(text, tokens)) {
      const judged = judgeObscenity(norm);
      if (judged !== 'no')
        found.push({ start, end, kind: judged === 'slur' ? 'insult' : 'disguised profanity' });
    }
  }
  const starred = findStarred(text);
  if (starred.length === 0) return found;
  const others = found.filter(({ start, end }) => !starred.some((one) => one.start < end && start < one.end));
  return [...others, ...starred].sort((a, b) => a.start - b.start);
}
