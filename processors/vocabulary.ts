import type { Word } from '../text/analyse.ts';
import { createStemmer } from '../text/stem.ts';
import { judgeObscenity } from './judge-obscenity.ts';
import type { Obscene } from './judge-obscenity.ts';
import { scriptOf } from './word-script.ts';

/** What is known of a word whatever text it stands in; worked out once. */
export interface WordFacts {
  stem: string;
  /** Bits of the lists of which an entry begins with this word; see `Vocabulary.mark`. */
  begins: number;
  /** Bits of the lists of which an entry goes on with this word after its first. */
  continues: number;
  obscene: Obscene;
  /** Bits of `word-script.ts`. */
  script: number;
}

/** A word of the text with its facts. */
export interface KnownWord extends Word {
  facts: WordFacts;
}

/**
 * One memo for all steps, so that a word costs one look-up, however many lists it may stand in. Lists are marked while
 * the chain is built; `factsOf` is asked afterwards.
 */
export interface Vocabulary {
  /**
   * Marks the first words of a list's entries, by stem or by normal form, and the stems of their further words. Gives
   * the bit that stands for the list.
   */
  mark(list: { stems?: Iterable<string>; norms?: Iterable<string>; further?: Iterable<string> }): number;
  factsOf(norm: string): WordFacts;
}

/** Words kept in each of the two generations: together 120,000, about 25 MB. */
const GENERATION_MAX = 60_000;
/** Longer words are no words of a language and not worth keeping. */
const MEMO_LENGTH_MAX = 40;
/** Bits of a small integer. */
const LISTS_MAX = 30;

/** An empty vocabulary. */
export function createVocabulary(): Vocabulary {
  const byStem = new Map<string, number>();
  const byNorm = new Map<string, number>();
  const byFurther = new Map<string, number>();
  const stemOf = createStemmer();
  let lists = 0;
  let young = new Map<string, WordFacts>();
  let old = new Map<string, WordFacts>();

  const work = (norm: string): WordFacts => {
    const stem = stemOf(norm);
    const begins = (byStem.get(stem) ?? 0) | (byNorm.get(norm) ?? 0);
    const continues = byFurther.get(stem) ?? 0;
    return { stem, begins, continues, obscene: judgeObscenity(norm), script: scriptOf(norm) };
  };

  return {
    mark({ stems = [], norms = [], further = [] }) {
      if (lists === LISTS_MAX) throw new RangeError('too many lists for the bits of a number');
      const bit = 1 << lists;
      lists += 1;
      for (const stem of stems) byStem.set(stem, (byStem.get(stem) ?? 0) | bit);
      for (const norm of norms) byNorm.set(norm, (byNorm.get(norm) ?? 0) | bit);
      for (const stem of further) byFurther.set(stem, (byFurther.get(stem) ?? 0) | bit);
      return bit;
    },
    factsOf(norm) {
      const known = young.get(norm);
      if (known !== undefined) return known;
      const facts = old.get(norm) ?? work(norm);
      if (norm.length > MEMO_LENGTH_MAX) return facts;
      if (young.size >= GENERATION_MAX) {
        old = young;
        young = new Map();
      }
      young.set(ownCopy(norm), facts);
      return facts;
    },
  };
}

/** A string that does not keep the post alive from which it was sliced. */
function ownCopy(text: string): string {
  let copy = '';
  for (let i = 0; i < text.length; i += 1) copy += text.charAt(i);
  return copy;
}
