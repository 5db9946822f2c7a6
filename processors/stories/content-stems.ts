import type { Place } from '../../contracts/enriched.ts';
import { foldText } from '../../text/fold.ts';
import { createStemmer } from '../../text/stem.ts';

const NO_WORD = /[^\p{L}\p{N}-]+/u;

/**
 * Makes the function that takes places out of the stems of a post: they count by themselves, and as words they would
 * make all that happens in one town alike.
 */
export function createContentStems(): (post: {
  places: readonly Place[];
  stems: readonly string[];
}) => readonly string[] {
  const stemOf = createStemmer();
  return ({ places, stems }) => {
    if (places.length === 0) return stems;
    const named = new Set<string>();
    for (const { placeId, text } of places) {
      named.add(placeId);
      for (const word of foldText(text).split(NO_WORD)) named.add(stemOf(word));
    }
    return stems.filter((stem) => !named.has(stem));
  };
}
