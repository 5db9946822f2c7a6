import type { Place } from '../../contracts/enriched.ts';
import type { Token } from '../../text/tokenise.ts';
import { quoted } from '../evidence.ts';
import type { FacilityMatch } from './find-facilities.ts';
import type { Resolved } from './resolve-names.ts';

/** An institution in the town named nearest to it; without one its district stays open, as that of a street does. */
export function placeFacility(
  { from, to, name }: FacilityMatch,
  nearest: Resolved | null,
  { text, tokens }: { text: string; tokens: readonly Token[] },
): Place {
  const start = tokens[from]?.start ?? 0;
  const end = tokens[to]?.end ?? start;
  const districtId = nearest?.place.districtId ?? null;
  const evidence = [quoted('institution', text, start, end)];
  if (nearest !== null && districtId !== null) {
    const at = tokens[nearest.from]?.start ?? 0;
    evidence.push(quoted('settlement of the institution', text, at, tokens[nearest.to]?.end ?? at));
  }
  return {
    text: text.slice(start, end),
    start,
    end,
    placeId: `object:${districtId ?? 'unknown'}:${name}`,
    districtId,
    level: 'object',
    lat: null,
    lon: null,
    confidence: districtId === null ? 0.5 : 0.7,
    evidence,
  };
}
