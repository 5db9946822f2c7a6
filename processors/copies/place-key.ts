import type { Place } from '../../contracts/enriched.ts';
import { mix } from './copy-text.ts';

/** What of a post's places decides whether a copy of its text is the same event; 0 is "none". */
export interface PlaceKey {
  /** Districts and settlements that the text names. */
  named: number;
  /** The district the post counts in. */
  district: number;
}

/** Hashes of the places of a post: equal keys mean equal places. */
export function placeKey(post: { places: readonly Place[]; districtId: string | null }): PlaceKey {
  const ids = new Set<string>();
  for (const { level, placeId, districtId } of post.places) {
    if (level === 'settlement') ids.add(placeId);
    if (districtId !== null) ids.add(districtId);
  }
  // A sum does not depend on the order in which the places stand.
  let named = 0;
  for (const id of ids) named = (named + hashOf(id)) | 0;
  return { named, district: post.districtId === null ? 0 : hashOf(post.districtId) | 0 };
}

function hashOf(id: string): number {
  let hash = 0x81_1c_9d_c5;
  for (let i = 0; i < id.length; i += 1) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01_00_01_93);
  return mix(hash);
}
