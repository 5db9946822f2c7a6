import type { CorrectedLabels } from '../contracts/corrections.ts';
import type { Block, Evidence } from '../contracts/enriched.ts';
import type { StoredPost } from '../contracts/post-store.ts';

/** Block of a topic of the region; undefined: no such topic. */
export type BlockOfTopic = (topic: string) => Block | undefined;

/** No words carry what a person decided. */
const BY_PERSON: Evidence[] = [{ rule: 'correction', quote: null, start: null, end: null }];

/**
 * A post with the labels that a person set. The cell stays whole: a topic of another block than the corrected one goes,
 * and a corrected topic is the first.
 */
export function applyCorrection(
  row: StoredPost,
  labels: CorrectedLabels,
  blockOfTopic: BlockOfTopic,
): StoredPost {
  const { districtId, block, topic, noise, isAppeal } = labels;
  return {
    ...row,
    ...(districtId === undefined ? {} : { districtId, districtConfidence: districtId === null ? 0 : 1 }),
    ...(block === undefined ? {} : { block, blockEvidence: BY_PERSON }),
    topics: topicsOf(row.topics, labels, blockOfTopic),
    ...(topic === undefined || topic === null || block !== undefined
      ? {}
      : { block: blockOfTopic(topic) ?? row.block, blockEvidence: BY_PERSON }),
    ...(noise === undefined ? {} : { noise }),
    ...(isAppeal === undefined ? {} : { isAppeal }),
  };
}

function topicsOf(
  topics: StoredPost['topics'],
  { block, topic }: CorrectedLabels,
  blockOfTopic: BlockOfTopic,
): StoredPost['topics'] {
  if (topic === null) return [];
  const fitting =
    block === undefined || topic !== undefined
      ? topics
      : topics.filter(({ id }) => blockOfTopic(id) === block);
  if (topic === undefined) return fitting;
  const others = topics.filter(({ id }) => id !== topic);
  return [{ id: topic, confidence: 1, evidence: BY_PERSON }, ...others];
}

/** The labels of a row that a correction may set, as far as `like` names them. */
export function labelsLike(row: StoredPost, like: CorrectedLabels): CorrectedLabels {
  const { districtId, block, noise, isAppeal } = row;
  const all: Required<CorrectedLabels> = {
    districtId,
    block,
    topic: row.topics[0]?.id ?? null,
    noise,
    isAppeal,
  };
  const isCell = like.block !== undefined || like.topic !== undefined;
  return Object.fromEntries(
    Object.entries(all).filter(
      ([name]) => name in like || (isCell && (name === 'block' || name === 'topic')),
    ),
  );
}
