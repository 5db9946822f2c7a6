import type { Token } from '../../text/tokenise.ts';

/** What the writer's habits make of a capital letter. */
export interface TextSigns {
  /** Written in capitals throughout: a capital says nothing. */
  isShouting: boolean;
  /** Written without any capital: its absence says nothing. */
  isLowerCase: boolean;
}

/** Words from which on a text without capitals is a habit, not an accident. */
const LOWER_WORDS_MIN = 3;

/** How capitals are used in a text. */
export function readTextSigns(tokens: readonly Token[]): TextSigns {
  let words = 0;
  let upper = 0;
  let capital = 0;
  for (const token of tokens) {
    if (token.kind !== 'word' || token.norm.length < 2) continue;
    words += 1;
    if (token.isUpper) upper += 1;
    else if (token.isCapital) capital += 1;
  }
  return {
    isShouting: upper > 1 && upper * 2 > words,
    isLowerCase: words >= LOWER_WORDS_MIN && upper + capital === 0,
  };
}
