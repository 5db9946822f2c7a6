import type { Evidence } from '../../contracts/enriched.ts';
import type { Word } from '../../text/analyse.ts';
import { quotedWords, unquoted } from '../evidence.ts';
import type { Classifier } from './classify.ts';
import type { FeatureReader } from './read-features.ts';
import type { TopicModel } from './topic-model.ts';

const WORDS_QUOTED = 3;
/** Words of a text that may carry the evidence. */
const WORDS_WEIGHED = 300;

/** Makes the function that quotes the words which say most for a label, in the order of the text. */
export function createWordEvidence(
  model: TopicModel,
  { weightOf }: Classifier,
  { factsOf }: FeatureReader,
): (text: string, words: readonly Word[], label: number) => Evidence[] {
  return (text, words, label) => {
    const rule = `model: ${model.labels[label] ?? ''}`;
    const seen = new Set<string>();
    const weighed: { at: number; weight: number }[] = [];
    for (const [at, word] of words.slice(0, WORDS_WEIGHED).entries()) {
      const facts = factsOf(word);
      if (seen.has(facts.form)) continue;
      seen.add(facts.form);
      const weight = weightOf(facts, label);
      if (weight > 0) weighed.push({ at, weight });
    }
    if (weighed.length === 0) return [unquoted(rule)];
    return weighed
      .sort((a, b) => b.weight - a.weight || a.at - b.at)
      .slice(0, WORDS_QUOTED)
      .sort((a, b) => a.at - b.at)
      .map(({ at }) => quotedWords(rule, text, words, { from: at, to: at }));
  };
}
