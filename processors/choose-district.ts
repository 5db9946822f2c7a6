import type { Place } from '../contracts/enriched.ts';
import type { Post } from '../contracts/post.ts';
import type { Region } from '../contracts/region.ts';
import { contextFactor } from './places/context-factor.ts';
import { homeDistricts } from './places/home-districts.ts';
import { NAMED_AGAIN } from './places/named-again.ts';

/** How sure the home district of a source is for a post that names no place. */
const HOME_CONFIDENCE = 0.4;
/** Share of the weight below which a post is about several districts, and so about none. */
const SHARE_MIN = 0.4;
/** What each further mention of a place adds. */
const AGAIN_WEIGHT = 0.5;

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
    const only = onlyDistrict(post.places);
    if (only !== null) return only;
    const weights = weightsOf(post);
    if (weights.size === 0) {
      const isSilent = post.foreignPlaces === 0 && post.places.every(isSpot);
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

/** The district when all places that have one share it, as in most posts; null otherwise. */
function onlyDistrict(places: readonly Place[]): InDistrict | null {
  let districtId: string | null = null;
  let districtConfidence = 0;
  for (const place of places) {
    if (place.districtId === null) continue;
    if (districtId !== null && districtId !== place.districtId) return null;
    ({ districtId } = place);
    districtConfidence = Math.max(districtConfidence, place.confidence);
  }
  return districtId === null ? null : { districtId, districtConfidence: rounded(districtConfidence) };
}

function weightsOf({ text, places }: Reads): Map<string, { weight: number; confidence: number }> {
  const weights = new Map<string, { weight: number; confidence: number }>();
  for (const place of places) {
    if (place.districtId === null) continue;
    const known = weights.get(place.districtId) ?? { weight: 0, confidence: 0 };
    known.weight += weightOf(text, place);
    known.confidence = Math.max(known.confidence, place.confidence);
    weights.set(place.districtId, known);
  }
  return weights;
}

/** Names weigh alike however sure they are: of two, the earlier one counts, not the one that is no other word. */
function weightOf(text: string, place: Place): number {
  const again = place.evidence.filter(({ rule }) => rule === NAMED_AGAIN).length;
  const base = isSpot(place) ? place.confidence : 1;
  return base * contextFactor(text, place) + again * AGAIN_WEIGHT;
}

/** A street, or an institution that took its district from the town beside it: their ids hold a colon. */
function isSpot({ level, placeId }: Place): boolean {
  return level === 'street' || level === 'house' || (level === 'object' && placeId.includes(':'));
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
