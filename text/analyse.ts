import { createStemmer } from './stem.ts';
import { tokenise } from './tokenise.ts';
import type { Token } from './tokenise.ts';

/** A token that carries meaning, with its stem. */
export interface Word {
  token: Token;
  stem: string;
}

/** A text cut into tokens; `words` are the words, numbers and hashtags among them, in order. */
export interface Analysis {
  text: string;
  tokens: Token[];
  words: Word[];
}

/** Makes the function that cuts a text into tokens and stems them; it keeps its own bounded memo of stems. */
export function createAnalyser(): (text: string) => Analysis {
  const stem = createStemmer();
  return (text) => {
    const tokens = tokenise(text);
    const words: Word[] = [];
    for (const token of tokens) {
      if (token.kind === 'word' || token.kind === 'hashtag') words.push({ token, stem: stem(token.norm) });
      else if (token.kind === 'number') words.push({ token, stem: token.norm });
    }
    return { text, tokens, words };
  };
}
