import type { Evidence, Place } from '../../contracts/enriched.ts';
import type { Token } from '../../text/tokenise.ts';
import { quoted } from '../evidence.ts';
import type { Resolved } from './resolve-names.ts';

/** The place of a name, with the words that speak for it. */
export function placeName(
  resolved: Resolved,
  { text, tokens }: { text: string; tokens: readonly Token[] },
): Place {
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
