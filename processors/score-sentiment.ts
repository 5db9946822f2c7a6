import type { Evidence, Sentiment, SentimentLabel } from '../contracts/enriched.ts';
import type { Word } from '../text/analyse.ts';
import type { Analysed } from './analyse-text.ts';
import { EVIDENCE_MAX, quoted, quotedWords } from './evidence.ts';
import { EMOJI, INTENSIFIERS, NEGATIONS, SENTIMENT_TERMS } from './lexicons/sentiment.ts';
import { createPhraseMatcher } from './phrase-matcher.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The score is s / √(s² + this): one strong word gives about 0.6, many never exceed 1 (VADER's normalisation, α = 15). */
const SATURATION = 15;
/** Absolute score from which on a text is no longer neutral. */
const LABEL_MIN = 0.2;
/** Words before a judging word in which a negation or an intensifier counts. */
const REACH = 2;
const INTENSE_FACTOR = 1.5;
/** «не плохо» is milder than «хорошо». */
const NEGATED_FACTOR = -0.5;

/** Tone by a small lexicon of words, phrases and emoji, with negation and intensifiers: −1 to 1. */
export function createScoreSentiment(
  vocabulary: Vocabulary,
): (post: Readonly<Analysed & { text: string }>) => { sentiment: Sentiment } {
  const match = createPhraseMatcher(vocabulary, SENTIMENT_TERMS, { gap: 1 });
  return function scoreSentiment({ text, analysis }) {
    const { words, tokens } = analysis;
    const evidence: Evidence[] = [];
    let sum = 0;
    let free = 0;
    for (const { value, from, to } of match(analysis)) {
      if (from < free) continue;
      free = to + 1;
      const { factor, rule } = contextOf(words, from);
      sum += value * factor;
      if (evidence.length < EVIDENCE_MAX) evidence.push(quotedWords(rule, text, words, { from, to }));
    }
    for (const token of tokens) {
      if (token.kind !== 'emoji') continue;
      const value = EMOJI.get(token.norm);
      if (value === undefined) continue;
      sum += value;
      if (evidence.length < EVIDENCE_MAX) evidence.push(quoted('emoji', text, token.start, token.end));
    }
    const score = sum === 0 ? 0 : Math.round((sum / Math.sqrt(sum * sum + SATURATION)) * 100) / 100;
    return { sentiment: { label: labelOf(score), score, evidence } };
  };
}

function contextOf(words: readonly Word[], at: number): { factor: number; rule: string } {
  let factor = 1;
  let rule = 'word of judgement';
  for (let i = Math.max(0, at - REACH); i < at; i += 1) {
    const norm = words[i]?.token.norm ?? '';
    if (words[i + 1]?.token.startsSentence === true) [factor, rule] = [1, 'word of judgement'];
    else if (NEGATIONS.has(norm)) [factor, rule] = [factor * NEGATED_FACTOR, 'negated word'];
    else if (INTENSIFIERS.has(norm)) factor *= INTENSE_FACTOR;
  }
  return { factor, rule };
}

function labelOf(score: number): SentimentLabel {
  if (score >= LABEL_MIN) return 'positive';
  return score <= -LABEL_MIN ? 'negative' : 'neutral';
}
