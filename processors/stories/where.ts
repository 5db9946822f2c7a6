import type { Place } from '../../contracts/enriched.ts';

/** Where something happens, as far as a text or its thread says. */
export interface Where {
  districtId: string | null;
  settlements: readonly string[];
  streets: readonly string[];
  /** A street, a house or an object is named. */
  hasSpot: boolean;
}

/** Places of a post by their level. */
export function whereOf(post: { districtId: string | null; places: readonly Place[] }): Where {
  const idsOf = (level: Place['level']) =>
    post.places.filter((place) => place.level === level).map((place) => place.placeId);
  return {
    districtId: post.districtId,
    settlements: idsOf('settlement'),
    streets: idsOf('street'),
    hasSpot: post.places.some(({ level }) => level === 'street' || level === 'house' || level === 'object'),
  };
}

/** True when both name a place of one level and share none: they cannot be one event. */
export function isElsewhere(a: Where, b: Where): boolean {
  const isOtherDistrict = a.districtId !== null && b.districtId !== null && a.districtId !== b.districtId;
  return isOtherDistrict || areApart(a.settlements, b.settlements) || areApart(a.streets, b.streets);
}

/** How much the places speak for one event: 0..1. */
export function nearness(a: Where, b: Where): number {
  if (a.streets.some((id) => b.streets.includes(id))) return 1;
  if (a.settlements.some((id) => b.settlements.includes(id))) return 0.6;
  return a.districtId !== null && a.districtId === b.districtId ? 0.4 : 0;
}

/** What is known of both together; the first one's word counts where both say something. */
export function mergeWhere(a: Where, b: Where): Where {
  return {
    districtId: a.districtId ?? b.districtId,
    settlements: a.settlements.length > 0 ? a.settlements : b.settlements,
    streets: a.streets.length > 0 ? a.streets : b.streets,
    hasSpot: a.hasSpot || b.hasSpot,
  };
}

function areApart(a: readonly string[], b: readonly string[]): boolean {
  return a.length > 0 && b.length > 0 && !a.some((id) => b.includes(id));
}
