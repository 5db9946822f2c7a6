import type { Token } from '../../text/tokenise.ts';
import type { Candidate, Reading } from './candidates.ts';
import type { StreetMatch } from './find-streets.ts';
import { add, CONFIDENCE_MIN } from './judge-name.ts';

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
/** What remains of the confidence when several places bear the name. */
const AMBIGUOUS_FACTOR = 0.5;

/** Decides names: certain ones first, then those that the certain ones or the home district of the source support. */
export function resolveNames(
  candidates: readonly Candidate[],
  tokens: readonly Token[],
  { home, streets }: { home: string | null; streets: readonly StreetMatch[] },
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
    return choose(candidate, known);
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

function choose(candidate: Candidate, known: ReadonlyMap<string, number>): Resolved[] {
  const { from, to } = candidate;
  const sure = candidate.readings.filter(({ judgement }) => judgement.confidence >= CONFIDENCE_MIN);
  const [first] = sure;
  if (first === undefined) return [];
  const districts = new Set(sure.map(({ place }) => place.districtId));
  if (districts.size === 1) return [{ ...first, from, to, isAmbiguous: false }];
  const near = sure.filter(({ place }) => place.districtId !== null && known.has(place.districtId));
  const [only] = near;
  if (only !== undefined && near.length === 1) return [{ ...only, from, to, isAmbiguous: false }];
  const { place, judgement } = first;
  const confidence = judgement.confidence * AMBIGUOUS_FACTOR;
  const signs = [...judgement.signs, 'several places of this name'];
  return [{ place, judgement: { confidence, signs }, from, to, isAmbiguous: true }];
}
