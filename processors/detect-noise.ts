import type { NoiseKind, Place } from '../contracts/enriched.ts';
import type { Post } from '../contracts/post.ts';
import type { Analysed } from './analyse-text.ts';
import { NOISE_TERMS } from './lexicons/noise.ts';
import type { NoiseSign } from './lexicons/noise.ts';
import { createPhraseMatcher } from './phrase-matcher.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Weight from which on a post is noise of a kind. */
const WEIGHT_MIN = 3;
/** A greeting is short; a longer text says something else, too. */
const GREETING_WORDS_MAX = 80;
/** «Доброе утро, Псков!»: so short a text is nothing but its greeting. */
const BARE_GREETING_WORDS_MAX = 4;

type Reads = Analysed &
  Pick<Post, 'text' | 'kind' | 'channelKind'> & { places: Place[]; foreignPlaces: number };
type Kind = NoiseSign[0];

/**
 * Posts that are no talk about life in the region: advertisements, contests, greetings, spam, and posts about other
 * regions only. `null` when unsure: a complaint about an advertisement is a complaint, and appeals are never noise.
 */
export function createDetectNoise(
  vocabulary: Vocabulary,
): (post: Readonly<Reads>) => { noise: NoiseKind | null } {
  const match = createPhraseMatcher(vocabulary, NOISE_TERMS, { gap: 0 });
  return function detectNoise(post) {
    if (post.kind === 'appeal' || post.kind === 'reply' || post.channelKind === 'inbox')
      return { noise: null };
    const weights = new Map<Kind, number>();
    const seen = new Set<string>();
    let hasOffer = false;
    for (const { phrase, value } of match(post.analysis)) {
      if (seen.has(phrase)) continue;
      seen.add(phrase);
      weights.set(value[0], (weights.get(value[0]) ?? 0) + value[1]);
      hasOffer ||= value[0] === 'ad' && value[1] > 1;
    }
    // Prices, shops and telephones alone are no advertisement.
    if (!hasOffer) weights.delete('ad');
    addMarks(post, weights);
    return { noise: verdict(post, weights) };
  };
}

function verdict(post: Readonly<Reads>, weights: ReadonlyMap<Kind, number>): NoiseKind | null {
  const weight = (kind: Kind) => weights.get(kind) ?? 0;
  if (weight('complaint') === 0) {
    for (const kind of ['spam', 'contest', 'ad'] as const) if (weight(kind) >= WEIGHT_MIN) return kind;
    if (isGreeting(post, weight('greeting'))) return 'greeting';
  }
  const isElsewhere = post.foreignPlaces > 0 && post.places.length === 0 && weight('here') === 0;
  return isElsewhere ? 'elsewhere' : null;
}

function isGreeting({ text, analysis }: Readonly<Reads>, weight: number): boolean {
  const { length } = analysis.words;
  if (text.includes('?') || length > GREETING_WORDS_MAX) return false;
  return weight >= WEIGHT_MIN || (weight > 1 && length <= BARE_GREETING_WORDS_MAX);
}

/** A telephone number, a link or a price beside one sign of an advertisement is another sign. */
function addMarks({ text, analysis }: Readonly<Reads>, weights: Map<Kind, number>): void {
  const ad = weights.get('ad') ?? 0;
  const spam = weights.get('spam') ?? 0;
  const hasLink = analysis.tokens.some((token) => token.kind === 'url');
  const hasPhone = text.includes('‹телефон›') || text.includes('☎') || text.includes('📞');
  if (ad > 0 && (hasPhone || hasLink)) weights.set('ad', ad + 1);
  if (ad > 0 && (text.includes('₽') || text.includes('💰'))) weights.set('ad', (weights.get('ad') ?? 0) + 1);
  if (spam > 0 && hasLink) weights.set('spam', spam + 1);
}
