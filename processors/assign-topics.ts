import type { Block, Evidence, Place, TopicLabel } from '../contracts/enriched.ts';
import type { Region } from '../contracts/region.ts';
import type { Word } from '../text/analyse.ts';
import type { Analysed } from './analyse-text.ts';
import { EVIDENCE_MAX, quotedWords } from './evidence.ts';
import { coverWords } from './topics/cover-words.ts';
import type { TermMatch } from './topics/cover-words.ts';
import type { Judgeable, Topical } from './topics/combine-topics.ts';
import { createTermMatcher } from './topics/text-reader.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Weight that a topic or block needs: one telling word (weight 2) of a short text, or two of the weakest. */
const SCORE_MIN = 1.5;
/** Further weight that a long text needs for each of its words: it holds more words by chance. */
const SCORE_PER_WORD = 0.012;
/** Words from which on a text counts as this long. */
const LENGTH_MAX = 250;
/** A second topic is named when it has this share of the weight of the best. */
const SECOND_SHARE = 0.6;
const TOPICS_MAX = 3;
/** Best topics of equal weight from above which on none is named. */
const EQUALS_MAX = 2;
/** Weight at which the confidence of an unrivalled topic is one half. */
const HALF_CONFIDENCE = 2;
/** Matches looked at in one text. */
const MATCHES_MAX = 2000;

type Reads = Analysed & { text: string; places: readonly Place[] };

const nothing = (): Topical => ({ block: 'other', blockEvidence: [], topics: [] });

/** A term of a topic found, with the block of its topic. */
interface BlockTerm extends TermMatch {
  block: Block;
}

/**
 * Weighted lexicon: the words and phrases of the region's topics are found by their stems. A block's weight comes from
 * all its terms, a topic's from its own; the block is the heaviest, and its topics follow. Below the threshold the
 * block is `other` and no topic is named. A trained model, if there is one, has its say afterwards.
 */
export function createAssignTopics(
  region: Region,
  vocabulary: Vocabulary,
  combine: ((post: Judgeable) => Topical) | null = null,
): (post: Readonly<Reads>) => Topical {
  const match = createTermMatcher(region, vocabulary);
  return function assignTopics({ text, analysis, places }) {
    const { words } = analysis;
    const streets = places.filter(({ level }) => level === 'street' || level === 'house');
    const terms: BlockTerm[] = [];
    for (const { value, from, to } of match(analysis).slice(0, MATCHES_MAX)) {
      const { topic, block, term, weight } = value;
      if (isInside(streets, words[from]?.token.start ?? 0, words[to]?.token.end ?? 0)) continue;
      terms.push({ topic, block, term, weight, from, to });
    }
    const rules = topicsByRules(text, words, terms);
    return combine === null ? rules : combine({ text, words, terms, rules });
  };
}

function topicsByRules(text: string, words: readonly Word[], terms: readonly BlockTerm[]): Topical {
  if (terms.length === 0) return nothing();
  const byBlock = new Map<Block, TermMatch[]>();
  for (const { block, topic, term, weight, from, to } of terms) {
    push(byBlock, block, { topic, term, weight, from, to });
  }
  const needed = SCORE_MIN + Math.min(words.length, LENGTH_MAX) * SCORE_PER_WORD;
  const best = ranked(byBlock)[0];
  if (best === undefined || best.score < needed) return nothing();
  const evidenceOf = (used: readonly TermMatch[]) =>
    used.slice(0, EVIDENCE_MAX).map((term) => quotedWords(`term: ${term.term}`, text, words, term));
  const byTopic = new Map<string, TermMatch[]>();
  for (const term of byBlock.get(best.key) ?? []) push(byTopic, term.topic, term);
  const topics = labels(ranked(byTopic), needed, evidenceOf);
  return { block: best.key, blockEvidence: evidenceOf(best.used), topics };
}

/** «Школьная улица», «ул. Больничная»: the name of a street is no topic. */
function isInside(streets: readonly Place[], start: number, end: number): boolean {
  return streets.some((street) => start >= street.start && end <= street.end);
}

interface Scored<Key> {
  key: Key;
  score: number;
  used: TermMatch[];
}

function labels(
  topics: readonly Scored<string>[],
  needed: number,
  evidenceOf: (used: readonly TermMatch[]) => Evidence[],
): TopicLabel[] {
  const best = topics[0]?.score ?? 0;
  const equals = topics.filter(({ score }) => score === best).length;
  // «автобус» alone stands for every topic of its block: the block is sure, none of the topics is.
  if (equals > EQUALS_MAX) return [];
  const total = topics.slice(0, TOPICS_MAX).reduce((sum, { score }) => sum + score, 0);
  return topics
    .filter(({ score }) => score >= needed && score >= best * SECOND_SHARE)
    .filter((topic) => topic.score === best || hasOwnWords(topic.used, topics[0]?.used ?? []))
    .slice(0, TOPICS_MAX)
    .map(({ key, score, used }) => {
      const share = score / total;
      const confidence = (score / (score + HALF_CONFIDENCE)) * (0.5 + share / 2);
      return { id: key, confidence: Math.round(confidence * 100) / 100, evidence: evidenceOf(used) };
    });
}

/** A further topic stands on more than words that the best one has, too. */
function hasOwnWords(used: readonly TermMatch[], best: readonly TermMatch[]): boolean {
  return used.some(({ from, to }) => !best.some((match) => from >= match.from && to <= match.to));
}

/** Heaviest first; equal ones by their name, so that the order never depends on the data's. */
function ranked<Key extends string>(groups: ReadonlyMap<Key, TermMatch[]>): Scored<Key>[] {
  return [...groups]
    .map(([key, matches]) => ({ key, ...coverWords(matches) }))
    .sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));
}

function push<Key>(groups: Map<Key, TermMatch[]>, key: Key, match: TermMatch): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [match]);
  else group.push(match);
}
