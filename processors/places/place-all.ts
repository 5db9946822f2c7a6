import type { Evidence, Place } from '../../contracts/enriched.ts';
import type { Token } from '../../text/tokenise.ts';
import { EVIDENCE_MAX } from '../evidence.ts';
import type { FacilityMatch } from './find-facilities.ts';
import type { ForeignMention } from './find-foreign.ts';
import type { StreetMatch } from './find-streets.ts';
import { NAMED_AGAIN } from './named-again.ts';
import { isOfForeign, isOfTerritory } from './other-territory.ts';
import { placeFacility } from './place-facilities.ts';
import { placeName } from './place-names.ts';
import { placeKnownStreet, placeUnknownStreet } from './place-streets.ts';
import type { Resolved } from './resolve-names.ts';

/** Different places kept for one post, in the order of the text. */
const PLACES_MAX = 24;

interface Span {
  from: number;
  to: number;
}

/** What was found in one text. */
export interface Found {
  resolved: readonly Resolved[];
  streets: readonly StreetMatch[];
  facilities: readonly FacilityMatch[];
  foreign: readonly ForeignMention[];
}

/** Everything found as places, in the order of the text, each once; streets and institutions in the town named nearest. */
export function placeAll(
  { resolved, streets, facilities, foreign }: Found,
  source: { text: string; tokens: readonly Token[] },
): Place[] {
  if (resolved.length + streets.length + facilities.length === 0) return [];
  const tokens = { ...source, foreign };
  const isInStreet = (name: Resolved) =>
    streets.some((street) => name.from <= street.to && name.to >= street.from);
  const areas = resolved.filter(
    (name, index) =>
      name.place.level !== 'street' &&
      !isInStreet(name) &&
      !isOfForeign(name, tokens) &&
      !isOfTerritory(name, resolved[index + 1], tokens),
  );
  const isAbroad = foreign.length > 0 && areas.length === 0;
  const known = resolved.filter(
    ({ place }) => place.level === 'street' && !isAbroad && isPossible(place.districtId, areas),
  );
  const places = areas.map((area) => placeName(area, tokens));
  for (const street of known) places.push(placeKnownStreet(street, tokens));
  for (const street of streets) {
    const isKnown = known.some((name) => name.from <= street.to && name.to >= street.from);
    if (!isKnown) places.push(placeUnknownStreet(street, nearestArea(street, areas), tokens));
  }
  for (const facility of facilities) {
    const area = nearestArea(facility, areas);
    const isTaken = resolved.some((name) => name.from <= facility.to && name.to >= facility.from);
    if (facility.isNumbered ? !isAbroad : area !== null && !isTaken) {
      places.push(placeFacility(facility, area, tokens));
    }
  }
  return withoutRepeats(places);
}

/** A street known in one town is another one when the post names other places only. */
function isPossible(districtId: string | null, areas: readonly Resolved[]): boolean {
  const districts = areas.filter(({ place }) => place.districtId !== null && !isWhole(place.level));
  return districts.length === 0 || districts.some(({ place }) => place.districtId === districtId);
}

function isWhole(level: Place['level']): boolean {
  return level === 'region';
}

function nearestArea(street: Span, areas: readonly Resolved[]): Resolved | null {
  let best: Resolved | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const area of areas) {
    if (area.place.districtId === null || area.isAmbiguous) continue;
    const distance = area.from > street.to ? area.from - street.to : street.from - area.to;
    if (distance < bestDistance) [best, bestDistance] = [area, distance];
  }
  return best;
}

function withoutRepeats(places: Place[]): Place[] {
  const first = new Map<string, Place>();
  for (const place of places.sort((a, b) => a.start - b.start)) {
    const known = first.get(place.placeId);
    if (known === undefined) {
      if (first.size < PLACES_MAX) first.set(place.placeId, place);
    } else {
      known.confidence = Math.max(known.confidence, place.confidence);
      if (known.evidence.length < EVIDENCE_MAX) known.evidence.push(quotedAgain(place));
    }
  }
  return [...first.values()];
}

function quotedAgain({ text, start, end }: Place): Evidence {
  return { rule: NAMED_AGAIN, quote: text, start, end };
}
