import type { Block } from '../../contracts/enriched.ts';
import type { Word } from '../../text/analyse.ts';
import { foldSpelling } from '../../text/fold-spelling.ts';

/** A term of the region's topics that stands in a text. */
export interface KnownTerm {
  topic: string;
  block: Block;
  term: string;
  weight: number;
}

/** A text as a model reads it: its words in order, and the terms of the region's topics among them. */
export interface ModelText {
  words: readonly Word[];
  terms: readonly KnownTerm[];
}

/** Words of a text that a model reads: the rest of a longer one adds little and costs time. */
export const WORDS_MAX = 2000;
/** Terms of a text that a model reads. */
export const TERMS_MAX = 500;

/** Stands for every number: which one it is says nothing of the topic. */
export const NUMBER = '#';

/** A word without its disguises; numbers are all the same. */
export function modelForm(word: Word): string {
  return word.token.kind === 'number' ? NUMBER : foldSpelling(word.token.norm);
}
