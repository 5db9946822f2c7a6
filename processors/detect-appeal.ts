import type { Block, NoiseKind, Sentiment, TopicLabel } from '../contracts/enriched.ts';
import type { Post } from '../contracts/post.ts';
import type { Analysed } from './analyse-text.ts';
import { APPEAL_TERMS } from './lexicons/appeal.ts';
import type { AppealSign } from './lexicons/appeal.ts';
import { NEGATIONS } from './lexicons/sentiment.ts';
import { createPhraseMatcher } from './phrase-matcher.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Weight from which on a post is an appeal. */
const WEIGHT_MIN = 3;
/** What it adds that the post is about a thematic block: problems are about something. */
const TOPIC_WEIGHT = 1;
const NEGATIVE_WEIGHT = 1;
/** A sure topic beside a negation or a bad tone: something is missing or does not work. */
const LACK_WEIGHT = 2;
const TOPIC_CONFIDENCE_MIN = 0.55;
/** Signs of one kind count up to this. */
const KIND_MAX = 3;

type Reads = Analysed &
  Pick<Post, 'text' | 'kind' | 'channelKind'> & {
    noise: NoiseKind | null;
    block: Block;
    topics: readonly TopicLabel[];
    sentiment: Sentiment;
  };
type Kind = AppealSign[0];

/**
 * Whether a post states a problem or asks for something. Official pages and replies speak for bodies and never appeal;
 * media do when they tell of people's complaints.
 */
export function createDetectAppeal(vocabulary: Vocabulary): (post: Readonly<Reads>) => { isAppeal: boolean } {
  const match = createPhraseMatcher(vocabulary, APPEAL_TERMS, { gap: 1 });
  return function detectAppeal(post) {
    if (post.kind === 'appeal' || post.channelKind === 'inbox') return { isAppeal: true };
    if (post.kind === 'reply' || (post.noise !== null && post.noise !== 'elsewhere'))
      return { isAppeal: false };
    // Comments under an official page are people's; its posts are its own.
    const isOwnWord = post.kind !== 'comment';
    if (post.channelKind === 'official' && isOwnWord) return { isAppeal: false };
    const weights = new Map<Kind, number>();
    for (const { value } of match(post.analysis)) {
      weights.set(value[0], Math.min(KIND_MAX, (weights.get(value[0]) ?? 0) + value[1]));
    }
    const weight = (kind: Kind) => weights.get(kind) ?? 0;
    if (post.channelKind === 'media' && isOwnWord && weight('quote') === 0) return { isAppeal: false };
    return { isAppeal: total(post, weight) >= WEIGHT_MIN };
  };
}

function total(post: Readonly<Reads>, weight: (kind: Kind) => number): number {
  const { text, block, sentiment } = post;
  // «где», «когда» and the like ask only with a question mark, or about one of the blocks.
  const asks = text.includes('?') || block !== 'other';
  const signs =
    weight('request') + weight('problem') + weight('quote') + (asks ? weight('question') : 0) + lackOf(post);
  if (signs === 0) return 0;
  return (
    signs +
    (block === 'other' ? 0 : TOPIC_WEIGHT) +
    (sentiment.label === 'negative' ? NEGATIVE_WEIGHT : 0) -
    weight('solved')
  );
}

function lackOf({ analysis, block, topics, sentiment }: Readonly<Reads>): number {
  if (block === 'other' || (topics[0]?.confidence ?? 0) < TOPIC_CONFIDENCE_MIN) return 0;
  const isBad =
    sentiment.label === 'negative' || analysis.words.some(({ token }) => NEGATIONS.has(token.norm));
  return isBad && sentiment.label !== 'positive' ? LACK_WEIGHT : 0;
}
