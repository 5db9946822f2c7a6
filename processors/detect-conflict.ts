import type { Conflict, Evidence, Sentiment } from '../contracts/enriched.ts';
import type { Analysed } from './analyse-text.ts';
import { EVIDENCE_MAX, quoted, quotedWords } from './evidence.ts';
import { findObscenities } from './find-obscenities.ts';
import { HOSTILE_TERMS } from './lexicons/hostility.ts';
import type { HostileKind } from './lexicons/hostility.ts';
import { createPhraseMatcher } from './phrase-matcher.ts';
import type { KnownWord, Vocabulary } from './vocabulary.ts';

const OBSCENITY_WEIGHT = 0.6;
/** What negative tone, capitals throughout and rows of marks add to the conflict of a text. */
const NEGATIVE_WEIGHT = 0.25;
const SHOUTING_WEIGHT = 0.2;
const SHOUTING_WORDS_MIN = 4;
const SHOUTING_SHARE = 0.6;
/** What it adds to contempt that «ты», «вы» and the like stand within so many words of it. */
const DIRECTED_WEIGHT = 0.2;
const DIRECTED_REACH = 3;
const SECOND_PERSON = new Set(
  'ты тебя тебе тобой твой твоя твое твои твоего вы вас вам вами ваш ваша ваше ваши'.split(' '),
);

type Reads = Analysed & { text: string; sentiment: Sentiment };

/** Kinds that are hostile to somebody; the others are quarrelsome only. */
const AGGRESSIVE: ReadonlySet<HostileKind> = new Set<HostileKind>(['insult', 'threat', 'contempt']);

/**
 * Hostility by a lexicon: obscenities, insults, threats, contempt (aggression), accusations and calls to authorities or
 * to protest (conflict). Weights join as 1 − Π(1 − w), so each further sign adds less and the sum stays below 1.
 */
export function createDetectConflict(
  vocabulary: Vocabulary,
): (post: Readonly<Reads>) => { conflict: Conflict } {
  const match = createPhraseMatcher(vocabulary, HOSTILE_TERMS, { gap: 0 });
  return function detectConflict({ text, analysis, sentiment }) {
    const { words } = analysis;
    const kinds = new Set<string>();
    const evidence: Evidence[] = [];
    let calm = 1;
    let peace = 1;
    for (const { start, end, isDisguised } of findObscenities(text, analysis)) {
      calm *= 1 - OBSCENITY_WEIGHT;
      kinds.add('profanity');
      addEvidence(evidence, quoted(isDisguised ? 'disguised profanity' : 'profanity', text, start, end));
    }
    let free = 0;
    const seen = new Set<string>();
    for (const { phrase, value, from, to } of match(analysis)) {
      // A word said twice is no second insult.
      if (from < free || seen.has(phrase)) continue;
      seen.add(phrase);
      free = to + 1;
      const [kind, base] = value;
      const weight = kind === 'contempt' && isDirected(words, { from, to }) ? base + DIRECTED_WEIGHT : base;
      if (AGGRESSIVE.has(kind)) calm *= 1 - weight;
      else peace *= 1 - weight;
      kinds.add(kind);
      addEvidence(evidence, quotedWords(kind, text, words, { from, to }));
    }
    if (sentiment.label === 'negative') peace *= 1 - NEGATIVE_WEIGHT * Math.abs(sentiment.score);
    if (isShouting(analysis)) {
      peace *= 1 - SHOUTING_WEIGHT;
      kinds.add('shouting');
    }
    const conflict = {
      score: rounded(1 - calm * peace),
      aggression: rounded(1 - calm),
      kinds: [...kinds].sort(),
      evidence,
    };
    return { conflict };
  };
}

function isDirected(words: readonly KnownWord[], { from, to }: { from: number; to: number }): boolean {
  const end = Math.min(words.length - 1, to + DIRECTED_REACH);
  for (let i = Math.max(0, from - DIRECTED_REACH); i <= end; i += 1) {
    if (SECOND_PERSON.has(words[i]?.token.norm ?? '')) return true;
  }
  return false;
}

function addEvidence(evidence: Evidence[], piece: Evidence): void {
  if (evidence.length < EVIDENCE_MAX) evidence.push(piece);
}

function isShouting({ words }: Analysed['analysis']): boolean {
  let upper = 0;
  for (const { token } of words) if (token.isUpper) upper += 1;
  return upper >= SHOUTING_WORDS_MIN && upper > words.length * SHOUTING_SHARE;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
