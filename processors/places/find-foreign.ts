import type { Word } from '../../text/analyse.ts';
import type { KnownText } from '../analyse-text.ts';
import { createPhraseMatcher } from '../phrase-matcher.ts';
import type { PhraseMatch } from '../phrase-matcher.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { isSurname } from './person-signs.ts';
import { LOOSE_PREPOSITIONS, PLACE_PREPOSITIONS, SETTLEMENT_NOUNS } from './place-words.ts';

/** Stems of what a town may lie in. */
const TERRITORY = /^(?:област|обл|кра|район|округ|республик)$/;

/** Mentions looked at in one text. */
const MENTIONS_MAX = 50;

/** Words taken already, both ends included. */
interface Span {
  from: number;
  to: number;
}

/** A mention of another region or of a town of one. */
export interface ForeignMention extends Span {
  /** «Тверская область»: a territory that towns are said to lie in. */
  isTerritory: boolean;
}

/**
 * Makes the function that finds mentions of other regions and their towns. A single word counts with a capital and a
 * preposition or noun of place before it only: «Владимир», «Луга» and «Киров» are not always towns.
 */
export function createForeignFinder(
  vocabulary: Vocabulary,
  names: readonly string[],
): (text: string, analysis: KnownText, taken: readonly Span[]) => ForeignMention[] {
  const match = createPhraseMatcher(
    vocabulary,
    names.map((name) => [name, name] as const),
    { gap: 0 },
  );
  return (text, analysis, taken) => {
    const found = match(analysis).slice(0, MENTIONS_MAX);
    if (found.length === 0) return [];
    const { words } = analysis;
    const tokens = words.map((word) => word.token);
    const free = found.filter(({ from, to }) => !taken.some((span) => from <= span.to && to >= span.from));
    return free
      .filter((mention) => isForeign(mention, words) && !isSurname(text, tokens, mention.from))
      .map(({ from, to }) => ({ from, to, isTerritory: to > from && TERRITORY.test(words[to]?.stem ?? '') }));
  };
}

function isForeign({ from, to }: PhraseMatch<string>, words: readonly Word[]): boolean {
  const first = words[from]?.token;
  if (first === undefined || !first.isCapital) return false;
  if (to > from) return true;
  const before = words[from - 1]?.token.norm ?? '';
  if (first.startsSentence) return false;
  return PLACE_PREPOSITIONS.has(before) || LOOSE_PREPOSITIONS.has(before) || SETTLEMENT_NOUNS.has(before);
}
