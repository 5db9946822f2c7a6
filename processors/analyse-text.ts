import type { Token } from '../text/tokenise.ts';
import { tokenise } from '../text/tokenise.ts';
import { createWordForms } from '../text/word-forms.ts';
import type { KnownWord, Vocabulary } from './vocabulary.ts';

/** A text cut into tokens; `words` are the words, numbers and hashtags among them, in order. */
export interface KnownText {
  tokens: Token[];
  words: readonly KnownWord[];
  starts: Starts;
}

/** The words that begin an entry of any list, side by side, so that a look for those of one list touches no word. */
export interface Starts {
  /** Positions of these words, ascending. */
  at: readonly number[];
  /** The `begins` of each. */
  bits: readonly number[];
  /** All of them together: a list whose bit is missing has nothing to find. */
  all: number;
}

/** The starts among words. */
export function startsOf(words: readonly KnownWord[]): Starts {
  const at: number[] = [];
  const bits: number[] = [];
  let all = 0;
  for (let i = 0; i < words.length; i += 1) {
    const begins = words[i]?.facts.begins ?? 0;
    if (begins === 0) continue;
    at.push(i);
    bits.push(begins);
    all |= begins;
  }
  return { at, bits, all };
}

/** A post whose text has been cut and looked up: once, for every later step. */
export interface Analysed {
  analysis: KnownText;
}

const MARK_OPENS = '‹';

/** Cuts the text into tokens and looks up its words. The analysis is dropped at the end of the chain. */
export function createAnalyseText(vocabulary: Vocabulary): (post: { text: string }) => Analysed {
  const forms = createWordForms();
  return function analyseText({ text }) {
    const tokens = tokenise(text, forms);
    const hasMarks = text.includes(MARK_OPENS);
    const words: KnownWord[] = [];
    for (const token of tokens) {
      const { kind } = token;
      if (kind !== 'word' && kind !== 'number' && kind !== 'hashtag') continue;
      // «‹телефон›» stands for a masked number; it is no word about telephones.
      if (hasMarks && text.charAt(token.start - 1) === MARK_OPENS) continue;
      const facts = vocabulary.factsOf(token.norm);
      words.push({ token, stem: facts.stem, facts });
    }
    return { analysis: { tokens, words, starts: startsOf(words) } };
  };
}
