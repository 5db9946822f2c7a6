import { createDice } from '../../../simulator/dice.ts';
import { createAnalyser } from '../../../text/analyse.ts';

/** A made-up word as it is written, and its stem by the product's own stemmer. */
export interface BenchWord {
  word: string;
  stem: string;
}

/** Words of the generated texts; the n-th is met about 1/n as often as the first (Zipf). */
export const WORD_COUNT = 50_000;

const SEED = 20_261;
/** In letters: how far a word's rank is from what its length alone would give. */
const RANK_NOISE = 10;
const ONSETS = 'б бр в вл г гр д др ж з к кл кр л м н п пл пр р с ск ст т тр х ч ш'.split(' ');
const VOWELS = 'а е и о у ы я'.split(' ');
/** Case endings, so that several words share a stem, as they do in Russian. */
const ENDINGS = ['', 'а', 'у', 'ой', 'ам', 'ами', 'ах', 'ов'];

/** The vocabulary, the most frequent word first, which tends to be short; the same at every call. */
export function benchWords(): BenchWord[] {
  const dice = createDice(SEED);
  const analyse = createAnalyser();
  const found = new Map<string, BenchWord>();
  while (found.size < WORD_COUNT) {
    const base = Array.from({ length: dice.int(1, 3) }, () => dice.pick(ONSETS) + dice.pick(VOWELS)).join('');
    const word = `${base}${dice.pick(ONSETS)}${dice.pick(ENDINGS)}`;
    const stem = analyse(word).words[0]?.stem;
    if (stem !== undefined) found.set(word, { word, stem });
  }
  return [...found.values()]
    .map((word) => ({ word, order: word.word.length + dice.next() * RANK_NOISE }))
    .sort((a, b) => a.order - b.order)
    .map(({ word }) => word);
}
