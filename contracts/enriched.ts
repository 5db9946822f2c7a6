import type { Post } from './post.ts';

export const BLOCKS = [
  'housing',
  'waste',
  'energy',
  'education',
  'health',
  'roads',
  'transport',
  'social',
  'other',
] as const;
export const NOISE_KINDS = ['ad', 'contest', 'greeting', 'spam', 'elsewhere'] as const;
export const PLACE_LEVELS = ['region', 'district', 'settlement', 'street', 'house', 'object'] as const;
export const SENTIMENTS = ['negative', 'neutral', 'positive'] as const;

export type Block = (typeof BLOCKS)[number];
export type NoiseKind = (typeof NOISE_KINDS)[number];
export type PlaceLevel = (typeof PLACE_LEVELS)[number];
export type SentimentLabel = (typeof SENTIMENTS)[number];

/**
 * Why a label was given: the rule's name and the words it stands on.
 * `start` and `end` are UTF-16 offsets, [start, end), into `text` of the same post; null when no words carry it.
 */
export interface Evidence {
  rule: string;
  quote: string | null;
  start: number | null;
  end: number | null;
}

export interface Place {
  text: string;
  start: number;
  end: number;
  placeId: string;
  districtId: string | null;
  level: PlaceLevel;
  lat: number | null;
  lon: number | null;
  /** 0..1 */
  confidence: number;
  evidence: Evidence[];
}

export interface TopicLabel {
  id: string;
  /** 0..1 */
  confidence: number;
  evidence: Evidence[];
}

export interface Sentiment {
  label: SentimentLabel;
  /** −1..1 */
  score: number;
  evidence: Evidence[];
}

export interface Conflict {
  /** 0..1, how conflict-laden the text is as a whole. */
  score: number;
  /** 0..1; 0.5 and above means hostile text. */
  aggression: number;
  kinds: string[];
  evidence: Evidence[];
}

export interface BodyMention {
  id: string;
  role: 'responsible' | 'mentioned';
  evidence: Evidence[];
}

/** What stage A (pure, per post) adds. */
export interface StageAFields {
  language: string;
  /** Not null: left out of trends unless asked for. */
  noise: NoiseKind | null;
  places: Place[];
  districtId: string | null;
  districtConfidence: number;
  block: Block;
  blockEvidence: Evidence[];
  /** Second level, best first; empty when nothing is sure enough. */
  topics: TopicLabel[];
  /** A problem or a request, not chatter. */
  isAppeal: boolean;
  sentiment: Sentiment;
  conflict: Conflict;
  bodies: BodyMention[];
  /** Version of the processors that wrote these fields. */
  version: string;
}

/** What stage B (stateful, in landing order) adds. */
export interface StageBFields {
  duplicateOf: string | null;
  clusterId: string;
  similarity: number | null;
  storyId: string;
}

/** A post after stage A, with the sorted unique stems that the text index stores. */
export type Labelled = Post & StageAFields & { stems: string[] };

/** A post as it is stored and answered. */
export type Enriched = Post & StageAFields & StageBFields;
