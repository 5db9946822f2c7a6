import type { Region } from '../../contracts/region.ts';
import { htmlToText } from '../../text/clean.ts';
import { createAnalyseText } from '../analyse-text.ts';
import { createPhraseMatcher } from '../phrase-matcher.ts';
import { createVocabulary, type Vocabulary } from '../vocabulary.ts';
import type { KnownTerm } from './model-text.ts';
import { createFeatureReader, type Features } from './read-features.ts';

/** Finds the terms of the region's topics in a text. */
export function createTermMatcher(region: Region, vocabulary: Vocabulary) {
  const entries = region.topics.flatMap(({ id, block, terms }) =>
    Object.entries(terms).map(
      ([term, weight]) => [term, { topic: id, block, term, weight } satisfies KnownTerm] as const,
    ),
  );
  return createPhraseMatcher(vocabulary, entries, { gap: 2 });
}

/** Characters of a text that are read: longer ones are no posts or appeals. */
const LENGTH_MAX = 100_000;

/** Makes the function that reads a text as a model does outside of the chain; HTML is cleaned. */
export function createTextReader(region: Region): (text: string) => Features {
  const vocabulary = createVocabulary();
  const match = createTermMatcher(region, vocabulary);
  const analyseText = createAnalyseText(vocabulary);
  const { readFeatures } = createFeatureReader();
  return (text) => {
    const { analysis } = analyseText({ text: htmlToText(text.slice(0, LENGTH_MAX)) });
    return readFeatures({ words: analysis.words, terms: match(analysis).map(({ value }) => value) });
  };
}

/** A label that says in words what it is about; a number or a code of a letter or two does not. */
const NAME_LETTERS_MIN = 4;

/** The words of a label that is a name, null for a code. */
export function createNameReader(
  readText: (text: string) => Features,
): (label: string | number) => Features | null {
  return (label) => {
    if (typeof label !== 'string' || (label.match(/[а-яё]/giu)?.length ?? 0) < NAME_LETTERS_MIN) return null;
    return readText(label);
  };
}
