import type { Place } from '../contracts/enriched.ts';
import type { Analysed } from './analyse-text.ts';

/** Longer stems are no words; the index does not need them. */
const STEM_LENGTH_MAX = 64;

/** The sorted distinct stems of the text with the ids of its places: what the text index stores. */
export function collectStems({ analysis, places }: Readonly<Analysed & { places: Place[] }>): {
  stems: string[];
} {
  const stems: string[] = [];
  for (const { stem } of analysis.words) if (stem.length <= STEM_LENGTH_MAX) stems.push(stem);
  for (const { placeId } of places) stems.push(placeId);
  stems.sort();
  return { stems: stems.filter((stem, index) => stem !== stems[index - 1]) };
}
