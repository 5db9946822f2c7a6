import type { Token } from '../../text/tokenise.ts';

/** What the writer's habits make of a capital letter. */
export interface TextSigns {
  /** Written in capitals throughout, or each word with one: a capital says nothing. */
  isShouting: boolean;
  /** Written without any capital: its absence says nothing. */
  isLowerCase: boolean;
}

/** Words from which on a text without capitals is a habit, not an accident. */
const LOWER_WORDS_MIN = 2;

/** Words from which on «Каждое Слово С Большой Буквы» is a habit, and the part of them, as a divisor. */
const TITLE_WORDS_MIN = 5;
const TITLE_SHARE = 1.25;

/** How capitals are used in a text. */
export function readTextSigns(tokens: readonly Token[]): TextSigns {
  let words = 0;
  let upper = 0;
  let capital = 0;
  for (const token of tokens) {
    if (token.kind !== 'word') continue;
    // One letter does not tell shouting from a sentence's start, but it does tell that capitals are used.
    if (token.norm.length < 2) {
      if (token.isCapital) capital += 1;
      continue;
    }
    words += 1;
    if (token.isUpper) upper += 1;
    else if (token.isCapital) capital += 1;
  }
  return {
    isShouting:
      (upper > 1 && upper * 2 > words) ||
      (words >= TITLE_WORDS_MIN && (upper + capital) * TITLE_SHARE > words),
    isLowerCase: words >= LOWER_WORDS_MIN && upper + capital === 0,
  };
}
