import type { GazetteerPlace } from '../../contracts/region.ts';
import type { KnownWord, Vocabulary } from '../vocabulary.ts';
import type { NameMatch } from './gazetteer-index.ts';
import { BETWEEN_TERRITORIES, TERRITORY_NOUNS } from './place-words.ts';

/** Words between an adjective and its noun in «Псковский, Печорский и Гдовский муниципальные округа». */
const DISTANCE_MAX = 7;

/**
 * Makes the function that reads adjectives as territories when a noun of territory follows, also in a row:
 * «в Псковском и Печорском районах».
 */
export function createTerritoryFinder(
  gazetteer: readonly GazetteerPlace[],
  vocabulary: Vocabulary,
): { findTerritory: (words: readonly KnownWord[], from: number) => NameMatch | null; bit: number } {
  const byAdjective = new Map<string, GazetteerPlace[]>();
  for (const place of gazetteer) {
    for (const adjective of place.adjectives) {
      byAdjective.set(adjective, [...(byAdjective.get(adjective) ?? []), place]);
    }
  }
  const bit = vocabulary.mark({ norms: byAdjective.keys() });
  const findTerritory = (words: readonly KnownWord[], from: number): NameMatch | null => {
    const form = words[from]?.token.norm ?? '';
    const places = byAdjective.get(form);
    if (places === undefined) return null;
    for (let i = from + 1; i <= from + DISTANCE_MAX; i += 1) {
      const token = words[i]?.token;
      if (token === undefined || token.startsSentence) return null;
      // Only the last adjective takes the noun with it; the others quote themselves.
      if (TERRITORY_NOUNS.has(token.norm)) return { places, form, from, to: i === from + 1 ? i : from };
      if (!byAdjective.has(token.norm) && !BETWEEN_TERRITORIES.has(token.norm)) return null;
    }
    return null;
  };
  return { findTerritory, bit };
}
