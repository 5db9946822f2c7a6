import { mix } from '../copies/copy-text.ts';
import { contentOf } from './common-words.ts';

/** Hashes of stems with a weight each, in the order of the stems. */
export interface Weighed {
  hashes: Uint32Array;
  weights: Float32Array;
  /** Euclidean length of the weights. */
  norm: number;
  /** Sum of the weights. */
  sum: number;
}

/** What stories are compared by. */
export interface Features extends Weighed {
  /** Hashes of the beginnings of the same stems, which words of one family share: «убитый», «убийство». */
  roots: Uint32Array;
  /** Roots of the headline of a long text, each once; a short text is all headline: null. */
  head: Weighed | null;
  /** Days named in the headline, as `month * 32 + day`. */
  days: readonly number[];
}

/** Stems kept of one text: the first of them in the order of the alphabet, which says nothing of their content. */
const FEATURES_MAX = 512;
const COUNTERS = 1 << 18;
/** Stems whose facts are remembered: about 10 MB. */
const MEMO_MAX = 100_000;
/** Texts that every stem is supposed to have been met in before: damps the first posts, when all stems are new. */
const PRIOR_TEXTS = 200;
const NO_DAYS: readonly number[] = [];

/** Letters of a Russian stem that its word family shares; of 4 to 7 tried on judged pairs of news, 4 and 5 were best. */
const ROOT_LETTERS = 5;

/** Weighs stems by how rare they have been so far. */
export interface FeatureReader {
  /** `headline` is null for a short text. */
  of: (
    stems: readonly string[],
    headline: { stems: readonly string[]; days: readonly number[] } | null,
  ) => Features;
  /** Tells of a text that has been read, for the weights of later ones. */
  count: (features: Features) => void;
}

/** Makes the reader; the weights follow the texts it is told of. */
export function createFeatures(): FeatureReader {
  const met = new Uint32Array(COUNTERS);
  const factsOf = createStemFacts();
  const hashes = new Uint32Array(FEATURES_MAX);
  const roots = new Uint32Array(FEATURES_MAX);
  const weights = new Float32Array(FEATURES_MAX);
  let texts = 0;

  function weightOf({ hash, content }: StemFacts, allRare: number): number {
    return Math.max(0.1, allRare - Math.log((met[hash % COUNTERS] ?? 0) + 1)) * content;
  }

  function weigh(stems: readonly string[]): Weighed & { roots: Uint32Array } {
    const allRare = Math.log(texts + PRIOR_TEXTS);
    let length = 0;
    let squares = 0;
    let sum = 0;
    for (const stem of stems) {
      const facts = factsOf(stem);
      if (facts.content === 0 || length === FEATURES_MAX) continue;
      const weight = weightOf(facts, allRare);
      hashes[length] = facts.hash;
      roots[length] = facts.root;
      weights[length] = weight;
      length += 1;
      squares += weight * weight;
      sum += weight;
    }
    const norm = Math.sqrt(squares);
    return {
      hashes: hashes.slice(0, length),
      roots: roots.slice(0, length),
      weights: weights.slice(0, length),
      norm,
      sum,
    };
  }

  function headOf(stems: readonly string[]): Weighed {
    const seen = new Set<number>();
    const distinct = stems.filter((stem) => {
      const { root } = factsOf(stem);
      return !seen.has(root) && seen.add(root);
    });
    const head = weigh(distinct);
    return { ...head, hashes: head.roots };
  }

  return {
    of(stems, headline) {
      const head = headline === null ? null : headOf(headline.stems);
      return { ...weigh(stems), head, days: headline?.days ?? NO_DAYS };
    },
    count(features) {
      texts += 1;
      for (const hash of features.hashes) met[hash % COUNTERS] = (met[hash % COUNTERS] ?? 0) + 1;
    },
  };
}

interface StemFacts {
  hash: number;
  root: number;
  /** Weight besides rarity; 0: no content of its own. */
  content: number;
}

function createStemFacts(): (stem: string) => StemFacts {
  const memo = new Map<string, StemFacts>();
  return (stem) => {
    const known = memo.get(stem);
    if (known !== undefined) return known;
    const facts = { hash: hashOf(stem), root: hashOf(rootOf(stem)), content: contentOf(stem) };
    if (memo.size >= MEMO_MAX) memo.clear();
    memo.set(stem, facts);
    return facts;
  };
}

function rootOf(stem: string): string {
  const first = stem.charCodeAt(0);
  return first >= 0x4_30 && first <= 0x4_4f ? stem.slice(0, ROOT_LETTERS) : stem;
}

function hashOf(stem: string): number {
  let hash = 0x81_1c_9d_c5;
  for (let i = 0; i < stem.length; i += 1) hash = Math.imul(hash ^ stem.charCodeAt(i), 0x01_00_01_93);
  return mix(hash);
}
