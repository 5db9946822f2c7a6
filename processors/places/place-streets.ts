import type { Evidence, Place } from '../../contracts/enriched.ts';
import type { Token } from '../../text/tokenise.ts';
import { quoted } from '../evidence.ts';
import { houseAfter } from './find-streets.ts';
import type { StreetMatch } from './find-streets.ts';
import type { Resolved } from './resolve-names.ts';

/** Longest name kept in the id of a street that no list holds. */
const NAME_MAX = 60;

/** A post's tokens with its text. */
interface Tokens {
  text: string;
  tokens: readonly Token[];
}

/** A street known to the gazetteer, with its house. */
export function placeKnownStreet(street: Resolved, { text, tokens }: Tokens): Place {
  const { place, judgement } = street;
  const span = spanOf(street, { text, tokens });
  return {
    text: span.text,
    start: span.start,
    end: span.end,
    placeId: place.id,
    districtId: place.districtId,
    level: span.level,
    lat: place.lat,
    lon: place.lon,
    confidence: judgement.confidence,
    evidence: [quoted('street of the gazetteer', text, span.start, span.end)],
  };
}

/**
 * A street that no list holds. It lies in the settlement named nearest to it; without one its district stays open,
 * since most towns have a street of that name.
 */
export function placeUnknownStreet(
  street: StreetMatch,
  nearest: Resolved | null,
  { text, tokens }: Tokens,
): Place {
  const span = spanOf(street, { text, tokens });
  const districtId = nearest?.place.districtId ?? null;
  const name = street.name.slice(0, NAME_MAX);
  const evidence: Evidence[] = [quoted(`street: ${street.rule}`, text, span.start, span.end)];
  if (nearest !== null && districtId !== null) {
    const start = tokens[nearest.from]?.start ?? 0;
    evidence.push(quoted('settlement of the street', text, start, tokens[nearest.to]?.end ?? start));
  }
  return {
    text: span.text,
    start: span.start,
    end: span.end,
    placeId: `street:${districtId ?? 'unknown'}:${street.kind}-${name}`,
    districtId,
    level: span.level,
    lat: null,
    lon: null,
    confidence: districtId === null ? 0.5 : 0.75,
    evidence,
  };
}

function spanOf(
  { from, to }: { from: number; to: number },
  { text, tokens }: Tokens,
): { text: string; start: number; end: number; level: 'house' | 'street' } {
  const house = houseAfter(tokens, to);
  const start = tokens[from]?.start ?? 0;
  const end = tokens[house ?? to]?.end ?? start;
  return { text: text.slice(start, end), start, end, level: house === null ? 'street' : 'house' };
}
