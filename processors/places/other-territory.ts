import type { Token } from '../../text/tokenise.ts';
import type { ForeignMention } from './find-foreign.ts';
import type { StreetMatch } from './find-streets.ts';
import type { Resolved } from './resolve-names.ts';

/** «мкр Овсище»: a quarter that the gazetteer knows is no street. */
export function isQuarter(street: StreetMatch, resolved: readonly Resolved[]): boolean {
  if (street.kind !== 'mikrorayon') return false;
  return resolved.some(
    ({ place, from, to }) => place.level !== 'street' && from <= street.to && to >= street.from,
  );
}

/** «деревня Остров, Тверская область», «посёлок Остров в Московской области». */
export function isOfForeign(
  { to }: Resolved,
  { tokens, foreign }: { tokens: readonly Token[]; foreign: readonly ForeignMention[] },
): boolean {
  return foreign.some(({ from, isTerritory }) => {
    const between = from - to === 2 ? tokens[to + 1]?.norm : '';
    return isTerritory && from > to && from - to <= 2 && ['', 'в', 'во', 'из'].includes(between ?? '-');
  });
}

/** «деревня Кунья Псковского района»: a village that the gazetteer knows in another district only. */
export function isOfTerritory(
  { place, to }: Resolved,
  next: Resolved | undefined,
  { tokens }: { tokens: readonly Token[] },
): boolean {
  if (next === undefined || next.from !== to + 1 || next.place.level !== 'district') return false;
  const isGenitive = tokens[next.from]?.norm.endsWith('ого') === true;
  return isGenitive && place.level === 'settlement' && place.districtId !== next.place.districtId;
}
