import type { Token } from '../../text/tokenise.ts';
import type { Candidate, Reading } from './candidates.ts';
import type { StreetMatch } from './find-streets.ts';
import { add, CONFIDENCE_MIN } from './judgement.ts';
import { VILLAGE_NOUNS } from './place-words.ts';

/** A name whose place is decided. */
export interface Resolved extends Reading {
  from: number;
  to: number;
  /** Several places bear the name and nothing tells them apart. */
  isAmbiguous: boolean;
}

/** What support from the rest of the post adds to a name that is also a word. */
const SUPPORT = 0.3;
/** The same for a name that makes an address with a street. */
const STREET_SUPPORT = 0.5;
/** Words of a house between a street and its town: «д. 5». */
const HOUSE_WORDS_MAX = 3;
/** What remains of the confidence of a town whose name villages elsewhere bear. */
const GREATEST_FACTOR = 0.9;
/** People of a settlement that is meant before others of its name, and how many times theirs. */
const PEOPLE_MIN = 500;
const PEOPLE_TIMES = 5;
/** What remains of the confidence when several places bear the name. */
const AMBIGUOUS_FACTOR = 0.5;

/** What besides the names themselves helps to decide them. */
export interface Surroundings {
  /** The home district of the source. */
  home: string | null;
  streets: readonly StreetMatch[];
  /** Ids of the centres of districts. */
  centres: ReadonlySet<string>;
}

/** Decides names: certain ones first, then those that the certain ones or the home district of the source support. */
export function resolveNames(
  candidates: readonly Candidate[],
  tokens: readonly Token[],
  { home, streets, centres }: Surroundings,
): Resolved[] {
  const certain = new Set(candidates.filter(isCertain));
  const districts = new Map<string, number>();
  for (const { readings } of certain) {
    const district = readings[0]?.place.districtId ?? null;
    if (district !== null) districts.set(district, (districts.get(district) ?? 0) + 1);
  }
  const known = districts.size === 0 && home !== null ? new Map([[home, 1]]) : districts;
  return candidates.flatMap((candidate, index) => {
    const joined = isJoined(candidates, index, { certain, tokens });
    const hasStreet = streets.some((street) => isAddress(candidate, street));
    for (const { place, judgement } of candidate.readings) {
      if (hasStreet && judgement.confidence < CONFIDENCE_MIN && place.level === 'settlement') {
        add(judgement, STREET_SUPPORT, 'beside a street');
      }
      if (judgement.confidence >= CONFIDENCE_MIN || judgement.signs.length === 0) continue;
      if (place.districtId !== null && known.has(place.districtId)) {
        add(judgement, SUPPORT, districts.size > 0 ? 'other place of the district' : 'home of the source');
      }
      if (joined) add(judgement, SUPPORT, 'named beside a place');
    }
    return choose(candidate, known, { centres, before: tokens[candidate.from - 1]?.norm ?? '' });
  });
}

/** «Локня, ул. Урицкого», «ул. Мира, 5, Локня»: town and street stand side by side, at most a house between them. */
function isAddress(name: Candidate, street: StreetMatch): boolean {
  if (name.to < street.from) return name.to + 1 === street.from;
  return name.from > street.to && name.from - street.to <= HOUSE_WORDS_MAX;
}

function isCertain({ readings }: Candidate): boolean {
  const [only, second] = readings;
  return only !== undefined && second === undefined && only.judgement.confidence >= CONFIDENCE_MIN;
}

/** «Псков – Остров», «в Пскове и Острове»: a certain place stands one or two words away in the same sentence. */
function isJoined(
  candidates: readonly Candidate[],
  index: number,
  { certain, tokens }: { certain: ReadonlySet<Candidate>; tokens: readonly Token[] },
): boolean {
  const candidate = candidates[index];
  const before = candidates[index - 1];
  const after = candidates[index + 1];
  if (candidate === undefined) return false;
  return (
    (before !== undefined && certain.has(before) && isBeside(before, candidate, tokens)) ||
    (after !== undefined && certain.has(after) && isBeside(candidate, after, tokens))
  );
}

function isBeside(left: Candidate, right: Candidate, tokens: readonly Token[]): boolean {
  if (right.from - left.to > 2) return false;
  const between = tokens[left.to + 1];
  if (right.from - left.to === 2 && !['и', 'или', 'до', 'в', 'из'].includes(between?.norm ?? ''))
    return false;
  return tokens[right.from]?.startsSentence !== true && between?.startsSentence !== true;
}

function choose(
  candidate: Candidate,
  known: ReadonlyMap<string, number>,
  { centres, before }: { centres: ReadonlySet<string>; before: string },
): Resolved[] {
  const { from, to } = candidate;
  const sure = candidate.readings.filter(({ judgement }) => judgement.confidence >= CONFIDENCE_MIN);
  const [first] = sure;
  if (first === undefined) return [];
  const districts = new Set(sure.map(({ place }) => place.districtId));
  if (districts.size === 1) return [{ ...first, from, to, isAmbiguous: false }];
  const near = sure.filter(({ place }) => place.districtId !== null && known.has(place.districtId));
  const [only] = near;
  if (only !== undefined && near.length === 1) return [{ ...only, from, to, isAmbiguous: false }];
  // «деревня Остров» is not the town; without such a word the town of that name is meant.
  const isVillage = VILLAGE_NOUNS.has(before);
  const great = isVillage ? undefined : greatest(sure, centres);
  if (great !== undefined) {
    const signs = [...great.judgement.signs, 'the largest of this name'];
    const judgement = { confidence: great.judgement.confidence * GREATEST_FACTOR, signs };
    return [{ place: great.place, judgement, from, to, isAmbiguous: false }];
  }
  const { place, judgement } = first;
  const confidence = judgement.confidence * AMBIGUOUS_FACTOR;
  const signs = [...judgement.signs, 'several places of this name'];
  return [{ place, judgement: { confidence, signs }, from, to, isAmbiguous: true }];
}

/** The reading that is the only centre of a district, or has many times the people of every other. */
function greatest(readings: readonly Reading[], centres: ReadonlySet<string>): Reading | undefined {
  const towns = readings.filter(({ place }) => centres.has(place.id));
  if (towns.length > 0) return towns.length === 1 ? towns[0] : undefined;
  const [largest, second] = [...readings].sort((a, b) => peopleOf(b) - peopleOf(a));
  if (largest === undefined || peopleOf(largest) < PEOPLE_MIN) return undefined;
  return peopleOf(largest) >= PEOPLE_TIMES * peopleOf(second ?? largest) ? largest : undefined;
}

function peopleOf({ place }: Reading): number {
  return place.population ?? 0;
}
