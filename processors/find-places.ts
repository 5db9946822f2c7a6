import type { Place } from '../contracts/enriched.ts';
import type { Post } from '../contracts/post.ts';
import type { Region } from '../contracts/region.ts';
import { startsOf, type Analysed } from './analyse-text.ts';
import { findCandidates } from './places/candidates.ts';
import type { Finders } from './places/candidates.ts';
import { findFacilities, markFacilityWords } from './places/find-facilities.ts';
import { createForeignFinder } from './places/find-foreign.ts';
import { createInstitutionFinder } from './places/find-institutions.ts';
import { findStreets, markStreetWords } from './places/find-streets.ts';
import { createTerritoryFinder } from './places/find-territories.ts';
import { createNameFinder } from './places/gazetteer-index.ts';
import type { NameContext } from './places/judgement.ts';
import { createDistrictOfPoint } from './places/district-of-point.ts';
import { isQuarter } from './places/other-territory.ts';
import { placeAll } from './places/place-all.ts';
import { placesOfPoint } from './places/place-point.ts';
import { resolveNames } from './places/resolve-names.ts';
import { splitRoutes } from './places/split-routes.ts';
import { readTextSigns } from './places/text-signs.ts';
import { homeDistricts } from './places/home-districts.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What the post says about where. */
export interface Located {
  places: Place[];
  /** Names of other regions and their towns in the text. */
  foreignPlaces: number;
}

type Reads = Analysed & Pick<Post, 'text' | 'geo' | 'network' | 'channelId'>;

/**
 * Places of the gazetteer, streets, houses and institutions named in the text; without any, the district around the post's point.
 * Each place is given once, where it is named first.
 */
export function createFindPlaces(region: Region, vocabulary: Vocabulary): (post: Readonly<Reads>) => Located {
  const names = createNameFinder(region.gazetteer, vocabulary);
  const territories = createTerritoryFinder(region.gazetteer, vocabulary);
  const findInstitution = createInstitutionFinder(region.gazetteer, region.districts);
  const finders: Finders = { ...names, ...territories, findInstitution, bits: names.bit | territories.bit };
  const findForeign = createForeignFinder(vocabulary, region.elsewhere);
  const streetBit = markStreetWords(vocabulary);
  const facilityBit = markFacilityWords(vocabulary);
  const homeOf = homeDistricts(region);
  const centres = new Set(region.districts.map(({ centre }) => centre));
  const districtOfPoint = createDistrictOfPoint(region);
  return function findPlaces(post) {
    const { text, analysis } = post;
    const words = splitRoutes(text, analysis.words, vocabulary, names.bit);
    const tokens = words.map((word) => word.token);
    const context: NameContext = { text, tokens, words, signs: readTextSigns(tokens), centres };
    const candidates = findCandidates(context, finders);
    const found = (analysis.starts.all & streetBit) === 0 ? [] : findStreets(context, streetBit);
    const resolved = resolveNames(candidates, tokens, { home: homeOf(post), streets: found, centres });
    const streets = found.filter((street) => !isQuarter(street, resolved));
    const foreign = findForeign(
      text,
      words === analysis.words ? analysis : { ...analysis, words, starts: startsOf(words) },
      [...resolved, ...streets],
    );
    const facilities = (analysis.starts.all & facilityBit) === 0 ? [] : findFacilities(words, facilityBit);
    const places = placeAll({ resolved, streets, facilities, foreign }, { text, tokens });
    const foreignPlaces = foreign.length;
    if (places.length === 0 && foreignPlaces === 0) places.push(...placesOfPoint(post, districtOfPoint));
    return { places, foreignPlaces };
  };
}
