import BayesClassifier from 'natural/lib/natural/classifiers/bayes_classifier.js';
import JaroWinklerDistance from 'natural/lib/natural/distance/jaro-winkler_distance.js';
import stemmer from 'natural/lib/natural/stemmers/porter_stemmer_ru.js';
import TfIdf from 'natural/lib/natural/tfidf/tfidf.js';
import AggressiveTokenizerRu from 'natural/lib/natural/tokenizers/aggressive_tokenizer_ru.js';

/** What the straightforward chain says about a text. */
export interface BaselineLabels {
  keywords: string[];
  block: string;
  places: string[];
}

export interface BaselineOptions {
  /** What the classifier learns from. */
  samples: readonly { text: string; block: string }[];
  /** Names of places. */
  names: readonly string[];
  /** TF-IDF looks through all documents so far for every term, so a chain with it slows down as it goes. */
  hasKeywords: boolean;
}

/** A likeness from which two names count as the same, as natural's README suggests for near matches. */
const ALIKE = 0.9;
const KEYWORDS = 5;

/**
 * The chain that one builds in an afternoon from the README of the npm package `natural`: tokenizer, Russian Porter
 * stemmer, keywords by TF-IDF, the block by naive Bayes, places by Jaro–Winkler likeness to a list of names. Only the
 * modules that are needed are loaded, which is kinder to it than the README is.
 */
export function createBaselineChain({
  samples,
  names,
  hasKeywords,
}: BaselineOptions): (text: string) => BaselineLabels {
  const tokenizer = new AggressiveTokenizerRu();
  const classifier = new BayesClassifier(stemmer);
  for (const { text, block } of samples) classifier.addDocument(stemsOf(tokenizer.tokenize(text)), block);
  classifier.train();
  const tfidf = new TfIdf();
  const lowered = names.map((name) => name.toLowerCase());
  return (text) => {
    const tokens = tokenizer.tokenize(text);
    const stems = stemsOf(tokens);
    return {
      keywords: hasKeywords ? keywordsOf(stems, tfidf) : [],
      block: classifier.classify(stems),
      places: lowered.filter((name) => tokens.some((token) => JaroWinklerDistance(token, name) >= ALIKE)),
    };
  };
}

function keywordsOf(stems: string[], tfidf: TfIdf): string[] {
  const document = tfidf.documents.length;
  tfidf.addDocument(stems);
  return tfidf
    .listTerms(document)
    .slice(0, KEYWORDS)
    .map(({ term }) => term);
}

function stemsOf(tokens: readonly string[]): string[] {
  return tokens.map((token) => stemmer.stem(token));
}
