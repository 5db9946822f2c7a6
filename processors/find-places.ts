import type { Evidence, Place } from '../contracts/enriched.ts';
import type { Post } from '../contracts/post.ts';
import type { Region } from '../contracts/region.ts';
import type { Token } from '../text/tokenise.ts';
import { startsOf, type Analysed } from './analyse-text.ts';
import { quoted, unquoted } from './evidence.ts';
import { findCandidates } from './places/candidates.ts';
import type { Finders } from './places/candidates.ts';
import { createForeignFinder } from './places/find-foreign.ts';
import { findStreets, markStreetWords } from './places/find-streets.ts';
import type { StreetMatch } from './places/find-streets.ts';
import { createTerritoryFinder } from './places/find-territories.ts';
import { createNameFinder } from './places/gazetteer-index.ts';
import type { NameContext } from './places/judge-name.ts';
import { nearestDistrict } from './places/nearest-district.ts';
import { placeKnownStreet, placeUnknownStreet } from './places/place-streets.ts';
import { resolveNames } from './places/resolve-names.ts';
import type { Resolved } from './places/resolve-names.ts';
import { splitRoutes } from './places/split-routes.ts';
import { readTextSigns } from './places/text-signs.ts';
import { homeDistricts } from './places/home-districts.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Different places kept for one post, in the order of the text. */
const PLACES_MAX = 24;
/** A point says where the phone was, not what the post is about. */
const GEO_CONFIDENCE = 0.6;

/** What the post says about where. */
export interface Located {
  places: Place[];
  /** Names of other regions and their towns in the text. */
  foreignPlaces: number;
}

type Reads = Analysed & Pick<Post, 'text' | 'geo' | 'network' | 'channelId'>;

/**
 * Places of the gazetteer, streets and houses named in the text; without any, the district around the post's point.
 * Each place is given once, where it is named first.
 */
export function createFindPlaces(region: Region, vocabulary: Vocabulary): (post: Readonly<Reads>) => Located {
  const names = createNameFinder(region.gazetteer, vocabulary);
  const territories = createTerritoryFinder(region.gazetteer, vocabulary);
  const finders: Finders = { ...names, ...territories, bits: names.bit | territories.bit };
  const countForeign = createForeignFinder(vocabulary, region.elsewhere);
  const streetBit = markStreetWords(vocabulary);
  const homeOf = homeDistricts(region);
  return function findPlaces(post) {
    const { text, analysis } = post;
    const words = splitRoutes(analysis.words, vocabulary, names.bit);
    const tokens = words.map((word) => word.token);
    const context: NameContext = { text, tokens, words, signs: readTextSigns(tokens) };
    const candidates = findCandidates(context, finders);
    const streets = (analysis.starts.all & streetBit) === 0 ? [] : findStreets(context, streetBit);
    const resolved = resolveNames(candidates, tokens, { home: homeOf(post), streets });
    const places = placesOf(resolved, streets, { text, tokens });
    const taken = [...resolved, ...streets];
    const foreignPlaces = countForeign(
      text,
      words === analysis.words ? analysis : { ...analysis, words, starts: startsOf(words) },
      taken,
    );
    if (places.length === 0 && foreignPlaces === 0) places.push(...placesOfPoint(post, region));
    return { places, foreignPlaces };
  };
}

interface Tokens {
  text: string;
  tokens: readonly Token[];
}

function placesOf(resolved: readonly Resolved[], streets: readonly StreetMatch[], tokens: Tokens): Place[] {
  if (resolved.length + streets.length === 0) return [];
  const isInStreet = (name: Resolved) =>
    streets.some((street) => name.from <= street.to && name.to >= street.from);
  const areas = resolved.filter(
    ({ place, ...span }) => place.level !== 'street' && !isInStreet({ place, ...span }),
  );
  const known = resolved.filter(
    ({ place }) => place.level === 'street' && isPossible(place.districtId, areas),
  );
  const places = areas.map((area) => placeName(area, tokens));
  for (const street of known) places.push(placeKnownStreet(street, tokens));
  for (const street of streets) {
    const isKnown = known.some((name) => name.from <= street.to && name.to >= street.from);
    if (!isKnown) places.push(placeUnknownStreet(street, nearestArea(street, areas), tokens));
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

function nearestArea(street: StreetMatch, areas: readonly Resolved[]): Resolved | null {
  let best: Resolved | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const area of areas) {
    if (area.place.districtId === null || area.isAmbiguous) continue;
    const distance = area.from > street.to ? area.from - street.to : street.from - area.to;
    if (distance < bestDistance) [best, bestDistance] = [area, distance];
  }
  return best;
}

function placeName(resolved: Resolved, { text, tokens }: Tokens): Place {
  const { place, judgement, from, to, isAmbiguous } = resolved;
  const start = tokens[from]?.start ?? 0;
  const end = tokens[to]?.end ?? start;
  const before = tokens[from - 1];
  const evidence: Evidence[] = judgement.signs.map((sign) => {
    const isBefore = before !== undefined && /^(?:preposition|noun)/.test(sign);
    return isBefore ? quoted(sign, text, before.start, before.end) : quoted(sign, text, start, end);
  });
  return {
    text: text.slice(start, end),
    start,
    end,
    placeId: place.id,
    districtId: isAmbiguous ? null : place.districtId,
    level: place.level,
    lat: place.lat,
    lon: place.lon,
    confidence: Math.round(judgement.confidence * 100) / 100,
    evidence,
  };
}

function withoutRepeats(places: Place[]): Place[] {
  const first = new Map<string, Place>();
  for (const place of places.sort((a, b) => a.start - b.start)) {
    const known = first.get(place.placeId);
    if (known === undefined) {
      if (first.size < PLACES_MAX) first.set(place.placeId, place);
    } else known.confidence = Math.max(known.confidence, place.confidence);
  }
  return [...first.values()];
}

function placesOfPoint({ geo }: Pick<Post, 'geo'>, region: Region): Place[] {
  const district = geo === null ? null : nearestDistrict(geo, region.districts);
  if (district === null) return [];
  const { id, lat, lon } = district;
  const evidence = [unquoted('geo')];
  const nowhere = { text: '', start: 0, end: 0 };
  return [
    {
      ...nowhere,
      placeId: id,
      districtId: id,
      level: 'district',
      lat,
      lon,
      confidence: GEO_CONFIDENCE,
      evidence,
    },
  ];
}
