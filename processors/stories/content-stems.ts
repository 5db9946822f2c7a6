import type { Place } from '../../contracts/enriched.ts';
import { foldText } from '../../text/fold.ts';

const NO_WORD = /[^\p{L}\p{N}-]+/u;
/** Ways of writing a place whose stems are remembered. */
const MEMO_MAX = 20_000;

/**
 * Makes the function that takes places out of the stems of a post: they count by themselves, and as words they would
 * make all that happens in one town alike.
 */
export function createContentStems(
  stemOf: (norm: string) => string,
): (post: { places: readonly Place[]; stems: readonly string[] }) => readonly string[] {
  const memo = new Map<string, readonly string[]>();

  function stemsOfName(text: string): readonly string[] {
    const known = memo.get(text);
    if (known !== undefined) return known;
    const stems = foldText(text)
      .split(NO_WORD)
      .map((word) => stemOf(word));
    if (memo.size >= MEMO_MAX) memo.clear();
    memo.set(text, stems);
    return stems;
  }

  return ({ places, stems }) => {
    if (places.length === 0) return stems;
    const named = new Set<string>();
    for (const { placeId, text } of places) {
      named.add(placeId);
      for (const stem of stemsOfName(text)) named.add(stem);
    }
    return stems.filter((stem) => !named.has(stem));
  };
}
