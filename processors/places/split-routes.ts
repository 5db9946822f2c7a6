import type { Token } from '../../text/tokenise.ts';
import type { KnownWord, Vocabulary } from '../vocabulary.ts';

/**
 * Takes «Псков-Печоры», which the tokeniser leaves whole, as two names when both parts begin one (bit `names`), and
 * «Псков-2» as a name and a number. Other words stay as they are, and most texts come back untouched.
 */
export function splitRoutes(
  words: readonly KnownWord[],
  vocabulary: Vocabulary,
  names: number,
): readonly KnownWord[] {
  if (!words.some(({ token }) => isRouteLike(token))) return words;
  return words.flatMap((word) => {
    if (!isRouteLike(word.token) || (word.facts.begins & names) !== 0) return word;
    const [first, second, third] = word.token.norm.split('-', 3);
    if (first === undefined || second === undefined || third !== undefined) return word;
    const left = vocabulary.factsOf(first);
    const right = vocabulary.factsOf(second);
    const isNumbered = /^\d{1,3}$/.test(second);
    if ((left.begins & names) === 0 || (!isNumbered && (right.begins & names) === 0)) return word;
    const { start, end } = word.token;
    // The normal form may be shorter than what was written; then its parts have no offsets.
    if (first.length + second.length + 1 !== end - start) return word;
    const middle = start + first.length;
    return [
      { token: part(word.token, first, start, middle), stem: left.stem, facts: left },
      {
        token: { ...part(word.token, second, middle + 1, end), startsSentence: false },
        stem: right.stem,
        facts: right,
      },
    ];
  });
}

function isRouteLike({ kind, isCapital, norm }: Token): boolean {
  return kind === 'word' && isCapital && norm.includes('-');
}

function part(token: Token, norm: string, start: number, end: number): Token {
  return { ...token, norm, start, end };
}
