import type { Conflict, Evidence, Sentiment } from '../contracts/enriched.ts';
import type { Post } from '../contracts/post.ts';
import type { Analysed } from './analyse-text.ts';
import { EVIDENCE_MAX, quoted, quotedWords } from './evidence.ts';
import { findObscenities } from './find-obscenities.ts';
import { HOSTILE_TERMS, isAggressive } from './lexicons/hostility.ts';
import type { HostileSign } from './lexicons/hostility.ts';
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
const THOU = new Set(
  'ты тебя тебе тобой твой твоя твое твои твоего твоей твоих твоим твоему твою'.split(' '),
);
const SECOND_PERSON = new Set([
  ...THOU,
  ...'вы вас вам вами ваш ваша ваше ваши вашего вашей ваших'.split(' '),
]);

type Reads = Analysed & Pick<Post, 'text' | 'publishedAt'> & { sentiment: Sentiment };

/** First and last word of a sign, both included. */
interface Span {
  from: number;
  to: number;
}

/**
 * Hostility by a lexicon: obscenities, insults, threats, contempt (aggression), accusations and calls to authorities or
 * to protest (conflict). Weights join as 1 − Π(1 − w), so each further sign adds less and the sum stays below 1.
 */
export function createDetectConflict(
  vocabulary: Vocabulary,
): (post: Readonly<Reads>) => { conflict: Conflict } {
  const match = createPhraseMatcher(vocabulary, HOSTILE_TERMS, { gap: 0 });
  return function detectConflict({ text, publishedAt, analysis, sentiment }) {
    const { words } = analysis;
    const kinds = new Set<string>();
    const evidence: Evidence[] = [];
    let calm = 1;
    let peace = 1;
    const said = new Set<string>();
    for (const { start, end, kind } of findObscenities(text, analysis)) {
      const isInsult = kind === 'insult';
      const word = text.slice(start, end).toLowerCase();
      if (isInsult && said.has(word)) continue;
      said.add(word);
      calm *= 1 - OBSCENITY_WEIGHT;
      kinds.add(isInsult ? kind : 'profanity');
      addEvidence(evidence, quoted(kind, text, start, end));
    }
    let free = 0;
    const seen = new Set<string>();
    for (const { phrase, value, from, to } of match(analysis)) {
      // A word said twice is no second insult.
      if (from < free || seen.has(phrase)) continue;
      seen.add(phrase);
      free = to + 1;
      const [kind] = value;
      if (kind === 'urgent:heat' && !isColdSeason(publishedAt)) continue;
      const weight = weightOf(value, words, { from, to });
      if (weight === null) continue;
      if (isAggressive(value)) calm *= 1 - weight;
      else peace *= 1 - weight;
      const name = kind === 'slight' ? 'contempt' : kind;
      kinds.add(name);
      addEvidence(evidence, quotedWords(name, text, words, { from, to }));
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

/** The weight of a sign where it stands; null: it is none there. */
function weightOf([kind, base]: HostileSign, words: readonly KnownWord[], at: Span): number | null {
  if (kind === 'slight') return isNear(THOU, words, at) ? base : null;
  return kind === 'contempt' && isNear(SECOND_PERSON, words, at) ? base + DIRECTED_WEIGHT : base;
}

function isNear(norms: ReadonlySet<string>, words: readonly KnownWord[], { from, to }: Span): boolean {
  const end = Math.min(words.length - 1, to + DIRECTED_REACH);
  for (let i = Math.max(0, from - DIRECTED_REACH); i <= end; i += 1) {
    if (norms.has(words[i]?.token.norm ?? '')) return true;
  }
  return false;
}

/** October to April, when heating is a matter of health; the post's month in UTC. */
function isColdSeason(publishedAt: string): boolean {
  const month = Number(publishedAt.slice(5, 7));
  return month <= 4 || month >= 10;
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
