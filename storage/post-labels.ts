import type { Evidence } from '../contracts/enriched.ts';
import type { StoredPost } from '../contracts/post-store.ts';
import { packEvidence, unpackEvidence, type CompactEvidence } from './compact-evidence.ts';

/** Labels of a post that its typed columns do not hold. */
export interface Labels {
  places: StoredPost['places'];
  topics: StoredPost['topics'];
  blockEvidence: Evidence[];
  sentimentEvidence: Evidence[];
  conflictKinds: string[];
  conflictEvidence: Evidence[];
  bodies: StoredPost['bodies'];
}

type Place = StoredPost['places'][number];

/** A place without the words that stand in the text. */
type CompactPlace = readonly [
  start: number,
  end: number,
  placeId: string,
  districtId: string | null,
  level: Place['level'],
  lat: number | null,
  lon: number | null,
  confidence: number,
  evidence: readonly CompactEvidence[],
];

/** The JSON of the column `labels`: lists by position, because names and quotes made up two thirds of a row. */
type CompactLabels = readonly [
  places: readonly CompactPlace[],
  topics: readonly (readonly [id: string, confidence: number, evidence: readonly CompactEvidence[]])[],
  blockEvidence: readonly CompactEvidence[],
  sentimentEvidence: readonly CompactEvidence[],
  conflictKinds: string[],
  conflictEvidence: readonly CompactEvidence[],
  bodies: readonly (readonly [
    id: string,
    role: StoredPost['bodies'][number]['role'],
    evidence: readonly CompactEvidence[],
  ])[],
];

/** The column `labels` of a post. */
export function encodeLabels(post: StoredPost): string {
  const { text } = post;
  const labels: CompactLabels = [
    post.places.map((place) => packPlace(place, text)),
    post.topics.map(({ id, confidence, evidence }) => [id, confidence, packEvidence(evidence, text)]),
    packEvidence(post.blockEvidence, text),
    packEvidence(post.sentiment.evidence, text),
    post.conflict.kinds,
    packEvidence(post.conflict.evidence, text),
    post.bodies.map(({ id, role, evidence }) => [id, role, packEvidence(evidence, text)]),
  ];
  return JSON.stringify(labels);
}

/** Labels out of the column; `text` is that of the same row. */
export function decodeLabels(json: string, text: string): Labels {
  const stored = JSON.parse(json) as CompactLabels | Labels;
  // Stores of earlier versions have the labels by name.
  if (!isCompact(stored)) return stored;
  const [places, topics, block, sentiment, conflictKinds, conflict, bodies] = stored;
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

function isCompact(stored: CompactLabels | Labels): stored is CompactLabels {
  return Array.isArray(stored);
}

function packPlace(place: Place, text: string): CompactPlace {
  const { start, end, placeId, districtId, level, lat, lon, confidence, evidence } = place;
  return [start, end, placeId, districtId, level, lat, lon, confidence, packEvidence(evidence, text)];
}

function unpackPlace(packed: CompactPlace, text: string): Place {
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
