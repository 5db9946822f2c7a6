/** The part of russian-nouns-js that decline-noun.test.ts uses; the package ships no types. */
declare module 'russian-nouns-js' {
  export interface Lemma {
    text: string;
    gender?: string;
    pluraleTantum?: boolean;
  }
  export class Engine {
    decline(lemma: Lemma, grammaticalCase: string): string[];
  }
  const api: {
    Engine: typeof Engine;
    Gender: Record<'MASCULINE' | 'FEMININE' | 'NEUTER', string>;
    Case: Record<'GENITIVE' | 'DATIVE' | 'ACCUSATIVE' | 'INSTRUMENTAL' | 'PREPOSITIONAL', string>;
  };
  export default api;
}
