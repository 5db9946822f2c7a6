import type { District, GazetteerPlace } from '../../contracts/region.ts';
import { createStemmer } from '../../text/stem.ts';
import type { KnownWord } from '../vocabulary.ts';
import type { NameMatch } from './gazetteer-index.ts';
import { WATERS } from './place-words.ts';
import { BETWEEN_INSTITUTIONS, INSTITUTIONS, REGIONAL_INSTITUTIONS } from './institution-words.ts';

/** Words between the adjective and its noun. */
const DISTANCE_MAX = 3;
/** «Псковская районная больница» is the rural district's, «Псковская больница» the city's. */
const OF_DISTRICT = /^(?:районн|межрайонн|црб)/;

/** Finds «Печорская больница»: an adjective of a territory before an institution means its town. */
export type InstitutionFinder = (words: readonly KnownWord[], from: number) => NameMatch | null;

/**
 * Makes the finder. An adjective that two units share, a city and the rural district around it, means the city unless
 * the district is said.
 */
export function createInstitutionFinder(
  gazetteer: readonly GazetteerPlace[],
  districts: readonly District[],
): InstitutionFinder {
  const stemOf = createStemmer();
  const stemsOf = (list: readonly string[]) => new Set(list.map(stemOf));
  const institutions = stemsOf(INSTITUTIONS);
  const regional = stemsOf(REGIONAL_INSTITUTIONS);
  const between = stemsOf(BETWEEN_INSTITUTIONS);
  const owners = ownersByAdjective(gazetteer, districts);
  return (words, from) => {
    const form = words[from]?.token.norm ?? '';
    const owner = owners.get(form);
    if (owner === undefined) return null;
    if (owner.isOfCity && !owner.isRegional) return ofCity(owner, words, from);
    let { place } = owner;
    for (let to = from + 1; to <= from + DISTANCE_MAX; to += 1) {
      const word = words[to];
      if (word === undefined || word.token.startsSentence) return null;
      if (OF_DISTRICT.test(word.token.norm)) place = owner.district;
      const isOwn = institutions.has(word.stem) || (!owner.isRegional && regional.has(word.stem));
      if (isOwn) return { places: [place], form, from, to };
      if (!between.has(word.stem)) return null;
    }
    return null;
  };
}

/** «великолукский»: the adjective of a city means the city before whatever is no water; the rural district says so. */
function ofCity({ place, district }: Owner, words: readonly KnownWord[], from: number): NameMatch | null {
  const form = words[from]?.token.norm ?? '';
  const next = words[from + 1]?.token;
  if (next?.kind !== 'word' || next.startsSentence || WATERS.has(next.norm)) return null;
  const isRural = OF_DISTRICT.test(next.norm);
  return { places: [isRural ? district : place], form, from, to: isRural ? from + 1 : from };
}

interface Owner {
  place: GazetteerPlace;
  district: GazetteerPlace;
  /** The region has the same adjective: «псковский». */
  isRegional: boolean;
  /** The centre is a city with a district of its own. */
  isOfCity: boolean;
}

function ownersByAdjective(
  gazetteer: readonly GazetteerPlace[],
  districts: readonly District[],
): ReadonlyMap<string, Owner> {
  const places = new Map(gazetteer.map((place) => [place.id, place]));
  const centres = new Map(districts.map(({ id, centre }) => [id, places.get(centre)]));
  const regions = new Set(
    gazetteer.filter(({ level }) => level === 'region').flatMap(({ forms }) => forms.map(stemOfAdjective)),
  );
  const owners = new Map<string, Owner>();
  for (const place of gazetteer) {
    // A district's adjective means its centre, a village's or a quarter's itself.
    const centre = place.level === 'district' ? centres.get(place.districtId ?? '') : undefined;
    for (const adjective of place.adjectives) {
      const isRegional = regions.has(stemOfAdjective(adjective));
      const isOfCity = centre !== undefined && centre.districtId !== place.districtId;
      owners.set(adjective, { place: centre ?? place, district: place, isRegional, isOfCity });
    }
  }
  return owners;
}

/** «псковские» and «псковская область» → «псков»: what comes before -ск-. */
function stemOfAdjective(form: string): string {
  return /^(.{2,}?)[сц]к/u.exec(form)?.[1] ?? form;
}
