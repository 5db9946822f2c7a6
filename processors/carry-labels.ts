import type { Labelled, StageAFields } from '../contracts/enriched.ts';
import { packLabels, unpackLabels, type PackedLabels } from '../contracts/packed-labels.ts';
import type { Post } from '../contracts/post.ts';

/** What stage A adds to a post, as it is sent from thread to thread. */
type CarriedLabels = readonly [
  labels: PackedLabels,
  language: string,
  districtId: string | null,
  districtConfidence: number,
  block: StageAFields['block'],
  noise: StageAFields['noise'],
  sentiment: readonly [label: StageAFields['sentiment']['label'], score: number],
  conflict: readonly [score: number, aggression: number],
  isAppeal: boolean,
  stems: string[],
  version: string,
];

/**
 * Labels of posts as one string. The posts themselves are where it goes to, and cloning objects with all their evidence
 * takes as long as half of stage A.
 */
export function sendLabels(posts: readonly Labelled[]): string {
  return JSON.stringify(posts.map(carried));
}

/** Posts with their labels, from the string and the same posts in the same order; keys in the order of the chain. */
export function receiveLabels(sent: string, posts: readonly Post[]): Labelled[] {
  const labels = JSON.parse(sent) as CarriedLabels[];
  return posts.map((post, index) => {
    const own = labels[index];
    if (own === undefined) throw new RangeError(`no labels for the post ${post.id}`);
    return labelledOf(post, own);
  });
}

function carried(post: Labelled): CarriedLabels {
  const { language, districtId, districtConfidence, block, noise, sentiment, conflict, isAppeal } = post;
  return [
    packLabels(post),
    language,
    districtId,
    districtConfidence,
    block,
    noise,
    [sentiment.label, sentiment.score],
    [conflict.score, conflict.aggression],
    isAppeal,
    post.stems,
    post.version,
  ];
}

function labelledOf(post: Post, own: CarriedLabels): Labelled {
  const [packed, language, districtId, districtConfidence, block, noise, ...rest] = own;
  const [sentiment, conflict, isAppeal, stems, version] = rest;
  const labels = unpackLabels(packed, post.text);
  return {
    ...post,
    language,
    places: labels.places,
    districtId,
    districtConfidence,
    block,
    blockEvidence: labels.blockEvidence,
    topics: labels.topics,
    noise,
    sentiment: { label: sentiment[0], score: sentiment[1], evidence: labels.sentimentEvidence },
    conflict: {
      score: conflict[0],
      aggression: conflict[1],
      kinds: labels.conflictKinds,
      evidence: labels.conflictEvidence,
    },
    isAppeal,
    bodies: labels.bodies,
    stems,
    version,
  };
}
