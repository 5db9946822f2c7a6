import type { Evidence, StageAFields } from './enriched.ts';
import { packEvidence, unpackEvidence, type PackedEvidence } from './packed-evidence.ts';

/** Labels that carry evidence, and what comes with them. */
export interface Labels {
  places: StageAFields['places'];
  topics: StageAFields['topics'];
  blockEvidence: Evidence[];
  sentimentEvidence: Evidence[];
  conflictKinds: string[];
  conflictEvidence: Evidence[];
  bodies: StageAFields['bodies'];
}

/** What labels are packed from. */
type LabelledText = { text: string } & Pick<
  StageAFields,
  'places' | 'topics' | 'blockEvidence' | 'sentiment' | 'conflict' | 'bodies'
>;

type Place = StageAFields['places'][number];

/** A place without the words that stand in the text. */
type PackedPlace = readonly [
  start: number,
  end: number,
  placeId: string,
  districtId: string | null,
  level: Place['level'],
  lat: number | null,
  lon: number | null,
  confidence: number,
  evidence: readonly PackedEvidence[],
];

/** Labels as lists by position: names and quotes make up two thirds of their JSON. */
export type PackedLabels = readonly [
  places: readonly PackedPlace[],
  topics: readonly (readonly [id: string, confidence: number, evidence: readonly PackedEvidence[]])[],
  blockEvidence: readonly PackedEvidence[],
  sentimentEvidence: readonly PackedEvidence[],
  conflictKinds: string[],
  conflictEvidence: readonly PackedEvidence[],
  bodies: readonly (readonly [
    id: string,
    role: StageAFields['bodies'][number]['role'],
    evidence: readonly PackedEvidence[],
  ])[],
];

/** Packs the labels of a text. */
export function packLabels(post: LabelledText): PackedLabels {
  const { text } = post;
  return [
    post.places.map((place) => packPlace(place, text)),
    post.topics.map(({ id, confidence, evidence }) => [id, confidence, packEvidence(evidence, text)]),
    packEvidence(post.blockEvidence, text),
    packEvidence(post.sentiment.evidence, text),
    post.conflict.kinds,
    packEvidence(post.conflict.evidence, text),
    post.bodies.map(({ id, role, evidence }) => [id, role, packEvidence(evidence, text)]),
  ];
}

/** Labels as they were packed; without the words, where the text was cleared since. */
export function unpackLabels(packed: PackedLabels, text: string): Labels {
  const [places, topics, block, sentiment, conflictKinds, conflict, bodies] = packed;
  return {
    places: places.map((place) => unpackPlace(place, text)),
    topics: topics.map(([id, confidence, evidence]) => ({
      id,
      confidence,
      evidence: unpackEvidence(evidence, text),
    })),
    blockEvidence: unpackEvidence(block, text),
    sentimentEvidence: unpackEvidence(sentiment, text),
    conflictKinds,
    conflictEvidence: unpackEvidence(conflict, text),
    bodies: bodies.map(([id, role, evidence]) => ({ id, role, evidence: unpackEvidence(evidence, text) })),
  };
}

function packPlace(place: Place, text: string): PackedPlace {
  const { start, end, placeId, districtId, level, lat, lon, confidence, evidence } = place;
  return [start, end, placeId, districtId, level, lat, lon, confidence, packEvidence(evidence, text)];
}

function unpackPlace(packed: PackedPlace, text: string): Place {
  const [start, end, placeId, districtId, level, lat, lon, confidence, evidence] = packed;
  const isCleared = end > text.length;
  return {
    text: isCleared ? '' : text.slice(start, end),
    start: isCleared ? 0 : start,
    end: isCleared ? 0 : end,
    placeId,
    districtId,
    level,
    lat,
    lon,
    confidence,
    evidence: unpackEvidence(evidence, text),
  };
}
