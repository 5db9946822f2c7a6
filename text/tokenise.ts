import { classOf, DIGIT, LETTER } from './chars.ts';
import { emojiEnd, emojiNorm } from './scan-emoji.ts';
import { domainUrlEnd, schemeUrlEnd } from './scan-url.ts';
import { isAstralLetter, isTagUnit, numberEnd, tagEnd, wordEnd } from './scan-word.ts';
import { startsSentence } from './sentence-start.ts';
import { readWordForm, type WordForms } from './word-forms.ts';

/** What a token is. Punctuation is no token. */
export type TokenKind = 'word' | 'number' | 'url' | 'mention' | 'hashtag' | 'emoji';

/** One token. `text.slice(start, end)` is what was written, in UTF-16 code units. */
export interface Token {
  kind: TokenKind;
  start: number;
  end: number;
  /** Lower case, ё→е, look-alikes folded; hashtags without #, mentions without @. */
  norm: string;
  /** The first letter is upper case. */
  isCapital: boolean;
  /** At least two letters, all of them upper case. */
  isUpper: boolean;
  /** First of the text, of a line, or after a full stop, «!», «?» or «…» that ends no abbreviation. */
  startsSentence: boolean;
}

const HASH = 35;
const DOT = 46;
const AT = 64;
const FIRST_EMOJI = 0x20_3c;

/**
 * Cuts a text into words (with inner hyphens: «кое-кто», «Псков-2»), numbers («20.08.22», «5-ый», «12-34-56»), URLs
 * with and without scheme, @mentions, #hashtags and emoji. One pass, linear in the length of the text. Whoever cuts many
 * texts gives `forms` that remember words.
 */
export function tokenise(text: string, forms: WordForms = readWordForm): Token[] {
  const tokens: Token[] = [];
  let previous: Token | undefined;
  // Before this offset a scan has found no host name: looking again would make dotted texts quadratic.
  let hostSeen = 0;
  for (let i = 0; i < text.length;) {
    const begun = kindAt(text, i);
    if (begun === null) {
      i += 1;
      continue;
    }
    let kind: TokenKind = begun;
    let end = begun === 'word' ? schemeUrlEnd(text, i) : -1;
    if (end > 0) kind = 'url';
    else end = endOf(text, begun, i);
    if (kind === 'word' && text.charCodeAt(end) === DOT && i >= hostSeen) {
      const scan = domainUrlEnd(text, i);
      hostSeen = scan.seen;
      if (scan.end > 0) [kind, end] = ['url', scan.end];
    }
    const token = makeToken(text, kind, { start: i, end, previous, forms });
    tokens.push(token);
    previous = token;
    i = end;
  }
  return tokens;
}

/** What begins at `index`, as far as its first characters tell; null for spaces and punctuation. */
function kindAt(text: string, index: number): Exclude<TokenKind, 'url'> | null {
  const code = text.charCodeAt(index);
  const bits = classOf(code);
  if ((bits & LETTER) !== 0 || isAstralLetter(text, index)) return 'word';
  if ((bits & DIGIT) !== 0) return 'number';
  if (code === HASH) return isTagUnit(text.charCodeAt(index + 1)) ? 'hashtag' : null;
  if (code === AT) {
    const isHandle = isTagUnit(text.charCodeAt(index + 1)) && !isTagUnit(text.charCodeAt(index - 1));
    return isHandle ? 'mention' : null;
  }
  return code >= FIRST_EMOJI && emojiEnd(text, index) > 0 ? 'emoji' : null;
}

function endOf(text: string, kind: Exclude<TokenKind, 'url'>, start: number): number {
  switch (kind) {
    case 'word':
      return wordEnd(text, start);
    case 'number':
      return numberEnd(text, start);
    case 'emoji':
      return emojiEnd(text, start);
    case 'mention':
    case 'hashtag':
      return tagEnd(text, start + 1);
  }
}

function makeToken(
  text: string,
  kind: TokenKind,
  at: { start: number; end: number; previous: Token | undefined; forms: WordForms },
): Token {
  const { start, end, previous, forms } = at;
  const { norm, isCapital, isUpper } = forms(
    text,
    kind === 'hashtag' || kind === 'mention' ? start + 1 : start,
    end,
  );
  return {
    kind,
    start,
    end,
    norm: kind === 'emoji' ? emojiNorm(text.slice(start, end)) : norm,
    isCapital,
    isUpper,
    startsSentence: startsSentence(text, previous, start),
  };
}
