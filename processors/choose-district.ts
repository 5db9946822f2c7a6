import type { Place } from '../contracts/enriched.ts';
import type { Post } from '../contracts/post.ts';
import type { Region } from '../contracts/region.ts';
import { homeDistricts } from './places/home-districts.ts';

/** How sure the home district of a source is for a post that names no place. */
const HOME_CONFIDENCE = 0.4;
/** Share of the weight below which a post is about several districts, and so about none. */
const SHARE_MIN = 0.4;
/** «в Опочке» says where it happened; «из Опочки», «до Опочки» say where a road begins or ends. */
const LOCATIVE_FACTOR = 1.3;
const DIRECTION_FACTOR = 0.7;

/** The district a post is about. */
export interface InDistrict {
  districtId: string | null;
  districtConfidence: number;
}

type Reads = Pick<Post, 'text' | 'network' | 'channelId'> & { places: Place[]; foreignPlaces: number };

/**
 * The district with the most weight among the places named; the earlier one of two that are equal. A post that names
 * no place at all gets its source's home district, weakly.
 */
export function createChooseDistrict(region: Region): (post: Readonly<Reads>) => InDistrict {
  const homeOf = homeDistricts(region);
  return function chooseDistrict(post) {
    const weights = weightsOf(post);
    if (weights.size === 0) {
      const isSilent = post.foreignPlaces === 0 && post.places.every((place) => isStreet(place));
      const home = isSilent ? homeOf(post) : null;
      return { districtId: home, districtConfidence: home === null ? 0 : HOME_CONFIDENCE };
    }
    let total = 0;
    let best = { districtId: '', weight: 0, confidence: 0 };
    for (const [districtId, { weight, confidence }] of weights) {
      total += weight;
      if (weight > best.weight) best = { districtId, weight, confidence };
    }
    const share = best.weight / total;
    if (share < SHARE_MIN) return { districtId: null, districtConfidence: 0 };
    return { districtId: best.districtId, districtConfidence: rounded(best.confidence * share) };
  };
}

function weightsOf({ text, places }: Reads): Map<string, { weight: number; confidence: number }> {
  const weights = new Map<string, { weight: number; confidence: number }>();
  for (const place of places) {
    if (place.districtId === null) continue;
    const known = weights.get(place.districtId) ?? { weight: 0, confidence: 0 };
    known.weight += place.confidence * factorOf(text, place);
    known.confidence = Math.max(known.confidence, place.confidence);
    weights.set(place.districtId, known);
  }
  return weights;
}

function factorOf(text: string, { start }: Place): number {
  const before = text.slice(Math.max(0, start - 4), start).toLowerCase();
  if (/(?:^|\s)во?\s$/.test(before)) return LOCATIVE_FACTOR;
  return /(?:^|\s)(?:из|до|от|к)\s$/.test(before) ? DIRECTION_FACTOR : 1;
}

function isStreet({ level }: Place): boolean {
  return level === 'street' || level === 'house';
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
