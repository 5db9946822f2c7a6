import type { Token } from '../../text/tokenise.ts';
import type { KnownWord, Vocabulary } from '../vocabulary.ts';

/** Names in one hyphenated word: «Псков-Изборск-Печоры». */
const PARTS_MAX = 6;

/**
 * Takes «Псков-Печоры», which the tokeniser leaves whole, as several names when a part begins one (bit `names`) and the others
 * have capitals, and
 * «Псков-2» as a name and a number. Other words stay as they are, and most texts come back untouched.
 */
export function splitRoutes(
  text: string,
  words: readonly KnownWord[],
  vocabulary: Vocabulary,
  names: number,
): readonly KnownWord[] {
  if (!words.some(({ token }) => isRouteLike(token))) return words;
  return words.flatMap((word) => (isRouteLike(word.token) ? partsOf(text, word, vocabulary, names) : word));
}

function partsOf(
  text: string,
  word: KnownWord,
  vocabulary: Vocabulary,
  names: number,
): KnownWord | KnownWord[] {
  const { token, facts } = word;
  const norms = token.norm.split('-', PARTS_MAX + 1);
  // The normal form may be shorter than what was written; then its parts have no offsets.
  if (
    (facts.begins & names) !== 0 ||
    norms.length > PARTS_MAX ||
    token.norm.length !== token.end - token.start
  ) {
    return word;
  }
  const parts: KnownWord[] = [];
  let hasName = false;
  let { start } = token;
  for (const norm of norms) {
    const known = vocabulary.factsOf(norm);
    const isNumber = parts.length > 0 && /^\d{1,3}$/.test(norm);
    const isName = (known.begins & names) !== 0;
    // «Невель-Велиж»: a town elsewhere has its capital, too; «Усть-долысский» is one word.
    if (!isNumber && !isName && !isUpperCase(text.charAt(start))) return word;
    hasName ||= isName;
    const startsSentence = token.startsSentence && parts.length === 0;
    const end = start + norm.length;
    parts.push({ token: { ...token, norm, start, end, startsSentence }, stem: known.stem, facts: known });
    start = end + 1;
  }
  return hasName ? parts : word;
}

function isRouteLike({ kind, isCapital, norm }: Token): boolean {
  return kind === 'word' && isCapital && norm.includes('-');
}

function isUpperCase(char: string): boolean {
  return char !== char.toLowerCase();
}
