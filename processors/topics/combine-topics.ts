import { BLOCKS, type Block, type Evidence, type TopicLabel } from '../../contracts/enriched.ts';
import { VecheError } from '../../contracts/errors.ts';
import type { Region } from '../../contracts/region.ts';
import type { Word } from '../../text/analyse.ts';
import { createClassifier } from './classify.ts';
import type { KnownTerm } from './model-text.ts';
import { createFeatureReader } from './read-features.ts';
import type { TopicModel } from './topic-model.ts';
import { createWordEvidence } from './word-evidence.ts';

/** What a post is about. */
export interface Topical {
  block: Block;
  blockEvidence: Evidence[];
  topics: TopicLabel[];
}

/** A post before the model is asked. */
export interface Judgeable {
  text: string;
  words: readonly Word[];
  terms: readonly KnownTerm[];
  /** What the rules say. */
  rules: Topical;
}

/** Confidence that the model needs where the rules found nothing: it has seen no chatter. */
const ALONE_MIN = 0.5;
/** Confidence that a model of blocks needs against the rules' block. */
const AGAINST_MIN = 0.6;
/** Second topics that the model names. */
const SECOND_MIN = 0.25;
const TOPICS_MAX = 3;

/** Whether a model's labels are topics of the region, or blocks. @throws {VecheError} `input` for any others. */
export function kindOfModel(model: TopicModel, region: Region, where: string): 'topics' | 'blocks' {
  const topics = new Set<unknown>(region.topics.map(({ id }) => id));
  const blocks = new Set<unknown>(BLOCKS);
  if (model.labels.every((label) => blocks.has(label))) return 'blocks';
  const strange = model.labels.find((label) => label !== 'other' && !topics.has(label));
  if (strange === undefined) return 'topics';
  throw new VecheError('input', `the model's label ${JSON.stringify(strange)} is no topic of ${region.id}`, {
    where,
    hint: 'train it on topic ids of ./veche taxonomy, or on blocks; other labels: ./veche topics predict',
  });
}

/**
 * Rules and model together. The terms of the rules are among the model's features already, so the model leads where it
 * is sure: a topic that both name keeps the greater confidence of the two, one of the model alone needs to be likelier
 * than not and surer than the rules' best, and where the model abstains the rules stand.
 */
export function createCombineTopics(model: TopicModel, region: Region): (post: Judgeable) => Topical {
  const kind = kindOfModel(model, region, 'the model of the topics');
  const blockOf = new Map(region.topics.map(({ id, block }) => [id, block] as const));
  const reader = createFeatureReader();
  const classifier = createClassifier(model);
  const evidenceOf = createWordEvidence(model, classifier, reader);

  const byBlock = (answer: Answer, { text, words, rules }: Judgeable): Topical => {
    const block = BLOCKS.find((name) => name === answer.label) ?? 'other';
    const needed = rules.block === 'other' ? ALONE_MIN : AGAINST_MIN;
    if (block === rules.block || answer.confidence < needed) return rules;
    return { block, blockEvidence: evidenceOf(text, words, answer.best), topics: [] };
  };

  const byTopic = (answer: Answer, { text, words, rules }: Judgeable): Topical => {
    const isNamed = rules.topics.some(({ id }) => id === answer.label);
    const needed = Math.max(ALONE_MIN, rules.topics[0]?.confidence ?? 0);
    if (!isNamed && answer.confidence < needed) return rules;
    const found: TopicLabel[] = [];
    for (const [index, share] of answer.shares.entries()) {
      const id = String(model.labels[index]);
      if ((index !== answer.best && share < SECOND_MIN) || !blockOf.has(id)) continue;
      found.push({ id, confidence: hundredths(share), evidence: evidenceOf(text, words, index) });
    }
    const topics = merge(found, rules.topics);
    const block = blockOf.get(topics[0]?.id ?? '') ?? rules.block;
    const blockEvidence = block === rules.block ? rules.blockEvidence : (topics[0]?.evidence ?? []);
    return { block, blockEvidence, topics };
  };

  return function combineTopics(post) {
    const shares = classifier.probabilities(reader.readFeatures(post));
    if (shares === null) return post.rules;
    const best = indexOfGreatest(shares);
    const answer = { shares, best, confidence: shares[best] ?? 0, label: String(model.labels[best]) };
    if (answer.confidence < model.threshold || answer.label === 'other') return post.rules;
    return kind === 'blocks' ? byBlock(answer, post) : byTopic(answer, post);
  };
}

/** What the model says. */
interface Answer {
  shares: Float32Array;
  /** Index of the best label. */
  best: number;
  confidence: number;
  label: string;
}

/** Topics of both with the greater confidence and the evidence of both, best first; then by id. */
function merge(found: readonly TopicLabel[], rules: readonly TopicLabel[]): TopicLabel[] {
  const byId = new Map(found.map((topic) => [topic.id, topic] as const));
  const lead = Math.max(...found.map(({ confidence }) => confidence));
  for (const topic of rules) {
    const own = byId.get(topic.id);
    if (own === undefined) {
      // The rules' confidence is no probability: alone it never leads a model that is sure.
      byId.set(topic.id, { ...topic, confidence: Math.min(topic.confidence, hundredths(lead - 0.01)) });
    } else {
      const confidence = Math.max(own.confidence, topic.confidence);
      byId.set(topic.id, { id: topic.id, confidence, evidence: [...topic.evidence, ...own.evidence] });
    }
  }
  return [...byId.values()]
    .sort((a, b) => b.confidence - a.confidence || (a.id < b.id ? -1 : 1))
    .slice(0, TOPICS_MAX);
}

function indexOfGreatest(values: Float32Array): number {
  let best = 0;
  for (let i = 1; i < values.length; i += 1) if ((values[i] ?? 0) > (values[best] ?? 0)) best = i;
  return best;
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
