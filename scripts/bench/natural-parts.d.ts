declare module 'natural/lib/natural/tokenizers/aggressive_tokenizer_ru.js' {
  export default class AggressiveTokenizerRu {
    tokenize(text: string): string[];
  }
}

declare module 'natural/lib/natural/classifiers/bayes_classifier.js' {
  export default class BayesClassifier {
    constructor(stemmer: { stem(word: string): string });
    addDocument(text: string[], label: string): void;
    train(): void;
    classify(text: string[]): string;
  }
}

declare module 'natural/lib/natural/distance/jaro-winkler_distance.js' {
  export default function JaroWinklerDistance(one: string, other: string): number;
}

declare module 'natural/lib/natural/tfidf/tfidf.js' {
  export default class TfIdf {
    documents: unknown[];
    addDocument(text: string[]): void;
    listTerms(document: number): { term: string; tfidf: number }[];
  }
}
