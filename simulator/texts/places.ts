import type { District, Region } from '../../contracts/region.ts';
import { createDice, hashOf } from '../dice.ts';
import type { Dice } from '../dice.ts';
import { inflectPlace, prepositionIn } from './inflect.ts';
import { houseNumber, STREETS } from './streets.ts';
import type { Street } from './streets.ts';

/** A settlement or territory with the phrases that name it in the right case. */
export interface NamedPlace {
  name: string;
  /** «в Гдове», or «в городе Гдов» where the case is not certain. */
  inside: string;
  /** «Гдова», or «города Гдов». */
  genitive: string;
  weight: number;
}

export interface DistrictPlaces {
  district: District;
  /** The centre first; never empty. */
  settlements: readonly NamedPlace[];
  /** The district itself: «в Гдовском районе». */
  territory: NamedPlace;
  streets: readonly Street[];
  /** Share of the region's posts, from the population. */
  weight: number;
}

/** One spot: what a text is about. */
export interface Spot {
  districtId: string;
  settlement: NamedPlace;
  territory: NamedPlace;
  street: Street;
  house: string;
}

/** Posts per head fall with size, and a district without figures still talks. */
const POPULATION_UNKNOWN = 12_000;

/** Places of every district, in the pack's order. */
export function placesOf(region: Region): ReadonlyMap<string, DistrictPlaces> {
  const byId = new Map(region.gazetteer.map((place) => [place.id, place]));
  return new Map(
    region.districts.map((district) => {
      const centre = byId.get(district.centre);
      const others = region.gazetteer.filter(
        (place) =>
          place.level === 'settlement' && place.districtId === district.id && place.id !== district.centre,
      );
      const known = others
        .map((place) => namedPlace(place.name, place.forms, place.population ?? 400))
        .filter((place) => !place.inside.includes(' населённом '));
      const population = district.population ?? POPULATION_UNKNOWN;
      const main = namedPlace(centre?.name ?? district.name.ru, centre?.forms ?? [], population);
      const dice = createDice(hashOf('streets', region.id, district.id));
      return [
        district.id,
        {
          district,
          settlements: [main, ...known.slice(0, 12)],
          territory: namedPlace(district.name.ru, [], 1),
          streets: dice.shuffle(STREETS).slice(0, 30),
          weight: population ** 0.85,
        },
      ];
    }),
  );
}

/** A case is used only when the rules give it and the gazetteer, if it lists forms, has it too. */
function namedPlace(fullName: string, forms: readonly string[], weight: number): NamedPlace {
  const name = fullName.replace(/^(город|г\.) /i, '');
  const cases = inflectPlace(name);
  const isKnown = (form: string | null): form is string =>
    form !== null && (forms.length === 0 || forms.includes(form.toLowerCase().replaceAll('ё', 'е')));
  const sort = weight >= 4_000 ? ['городе', 'города'] : ['населённом пункте', 'населённого пункта'];
  return {
    name,
    inside: isKnown(cases.prepositional)
      ? `${prepositionIn(cases.prepositional)} ${cases.prepositional}`
      : `в ${sort[0]} ${name}`,
    genitive: isKnown(cases.genitive) ? cases.genitive : `${sort[1]} ${name}`,
    weight: Math.sqrt(weight),
  };
}

/** A spot in the district: mostly its centre, on one of its streets. */
export function spotIn(places: DistrictPlaces, dice: Dice): Spot {
  const [centre] = places.settlements;
  const settlement =
    centre !== undefined && dice.chance(0.6)
      ? centre
      : dice.weighted(places.settlements, (place) => place.weight);
  return {
    districtId: places.district.id,
    settlement,
    territory: places.territory,
    street: dice.pick(places.streets),
    house: houseNumber(dice),
  };
}
