import type { Word } from '../../text/analyse.ts';
import { createStemmer } from '../../text/stem.ts';
import { hashSlice, KINDS, pairOfHashes, stemColumn, termColumn } from './hash-feature.ts';
import { modelForm, TERMS_MAX, WORDS_MAX, type KnownTerm, type ModelText } from './model-text.ts';

/** What is counted of a text: columns of stems, of pairs of stems and of terms, and the words with their letters. */
export interface Features {
  stems: Map<number, number>;
  pairs: Map<number, number>;
  /** By the word without its disguises. */
  forms: Map<string, number>;
  /** Weights instead of counts. */
  terms: Map<number, number>;
}

/** What is known of a word wherever it stands. */
export interface WordFacts {
  /** Without its disguises. */
  form: string;
  /** Column of its stem. */
  column: number;
  /** Hash of its stem, for pairs. */
  hash: number;
}

/** Reads features, and single words as it does. */
export interface FeatureReader {
  readonly readFeatures: (text: ModelText) => Features;
  readonly factsOf: (word: Word) => WordFacts;
}

/** Words kept in each of the two generations: together 100,000, about 15 MB. */
const GENERATION_MAX = 50_000;
const MEMO_LENGTH_MAX = 40;
/** A topic's block tells less than the topic, and the term by itself less than that it is one of the topic. */
const BLOCK_SHARE = 0.5;
const TERM_SHARE = 0.5;

/** Makes the reader of features; it remembers the words it meets, in bounded memory. */
export function createFeatureReader(): FeatureReader {
  const factsOf = createFactsMemo();
  const countTerms = createTermCounter();
  const readFeatures = ({ words, terms }: ModelText): Features => {
    const features: Features = { stems: new Map(), pairs: new Map(), forms: new Map(), terms: new Map() };
    const length = Math.min(words.length, WORDS_MAX);
    let left: WordFacts | null = null;
    for (let i = 0; i < length; i += 1) {
      const word = words[i];
      if (word === undefined) break;
      const facts = factsOf(word);
      count(features.stems, facts.column, 1);
      count(features.forms, facts.form, 1);
      if (left !== null) count(features.pairs, pairOfHashes(left.hash, facts.hash), 1);
      left = facts;
    }
    if (terms.length > 0) countTerms(terms, features.terms);
    return features;
  };
  return { readFeatures, factsOf };
}

interface TermColumns {
  term: number;
  topic: number;
  block: number;
}

/** Different terms whose columns are remembered; a region has a few thousand. */
const TERMS_KEPT_MAX = 50_000;

/** Counts each term once, however often it is said. */
function createTermCounter(): (terms: readonly KnownTerm[], columns: Map<number, number>) => void {
  const known = new Map<string, TermColumns>();
  const columnsOf = (name: string, { topic, block }: KnownTerm): TermColumns => {
    const remembered = known.get(name);
    if (remembered !== undefined) return remembered;
    const columns = {
      term: termColumn(name),
      topic: termColumn(`topic:${topic}`),
      block: termColumn(`block:${block}`),
    };
    if (known.size < TERMS_KEPT_MAX) known.set(name, columns);
    return columns;
  };
  return (terms, counts) => {
    const seen = new Set<string>();
    for (const found of terms.slice(0, TERMS_MAX)) {
      const name = `${found.topic}|${found.term}`;
      if (seen.has(name)) continue;
      seen.add(name);
      const { term, topic, block } = columnsOf(name, found);
      count(counts, term, found.weight * TERM_SHARE);
      count(counts, topic, found.weight);
      count(counts, block, found.weight * BLOCK_SHARE);
    }
  };
}

function createFactsMemo(): (word: Word) => WordFacts {
  const stemOf = createStemmer();
  let young = new Map<string, WordFacts>();
  let old = new Map<string, WordFacts>();
  const work = (word: Word): WordFacts => {
    const form = modelForm(word);
    const stem = form === word.token.norm ? word.stem : stemOf(form);
    return { form, column: stemColumn(stem), hash: hashSlice(stem, 0, stem.length, KINDS.pair) };
  };
  return (word) => {
    const { kind, norm } = word.token;
    // A hashtag of digits must not be remembered as the number that is written alike.
    if (kind === 'number' || norm.length > MEMO_LENGTH_MAX) return work(word);
    const known = young.get(norm);
    if (known !== undefined) return known;
    const facts = old.get(norm) ?? work(word);
    if (young.size >= GENERATION_MAX) {
      old = young;
      young = new Map();
    }
    young.set(norm, facts);
    return facts;
  };
}

function count<Key>(counts: Map<Key, number>, key: Key, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}
