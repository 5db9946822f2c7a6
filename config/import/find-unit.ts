import type { District } from '../../contracts/region.ts';
import { fold } from '../declension/cases.ts';

/** Words of official names that tell no unit from another. */
const COMMON =
  /^(?:муниципальн\p{L}*|административн\p{L}*|городск\p{L}*|район\p{L}*|округ\p{L}*|р-н|мо|м\.?о\.?|го|г\.?о\.?|образовани\p{L}*|го|г|г\.|город\p{L}*)$/u;

/** Finds the district that a list calls by its id, its name or its official name; null when it is none of the region. */
export type UnitFinder = (written: string) => string | null;

/** Makes the finder: «Бежаницкий муниципальный район», «муниципальный округ Бежаницкий», «город Псков», `gdovsky`. */
export function createUnitFinder(districts: readonly District[]): UnitFinder {
  const byKey = new Map<string, string>();
  for (const { id, name, kind } of districts) {
    byKey.set(id, id);
    byKey.set(keyOf(name.ru), id);
    if (kind === 'city') byKey.set(fold(name.ru), id);
  }
  const keys = [...byKey.keys()];
  return (written) => {
    const key = keyOf(written);
    const found = byKey.get(written.trim()) ?? byKey.get(key);
    if (found !== undefined || key === '') return found ?? null;
    // «Луки» is «Великие Луки» when no other unit has that word.
    const owners = new Set(keys.filter((one) => one.split(' ').includes(key)).map((one) => byKey.get(one)));
    const [owner] = owners;
    return owners.size === 1 ? (owner ?? null) : null;
  };
}

function keyOf(name: string): string {
  const words = fold(name)
    .replace(/[^\p{L}. -]/gu, ' ')
    .split(' ')
    .filter((word) => word !== '' && !COMMON.test(word));
  // «Струго-Красненский» and «Стругокрасненский» are one.
  return words.join(' ').replaceAll('-', '');
}
