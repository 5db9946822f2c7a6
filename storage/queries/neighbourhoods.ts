import type { District } from '../../contracts/region.ts';

/** What is known of where a district lies. */
export type Located = Pick<District, 'id' | 'lat' | 'lon' | 'neighbours'>;

/** Nearest districts that stand for neighbours where the region pack names none. */
const NEAREST = 5;
const RADIANS = Math.PI / 180;

/**
 * Each district with its neighbours, itself first: those of the region pack, or the five nearest centres by great-circle
 * distance where it names none.
 */
export function neighbourhoods(districts: readonly Located[]): Map<string, string[]> {
  const known = new Set(districts.map(({ id }) => id));
  return new Map(
    districts.map((district) => {
      const named = district.neighbours.filter((id) => known.has(id) && id !== district.id);
      return [
        district.id,
        [district.id, ...new Set(named.length > 0 ? named : nearest(district, districts))],
      ];
    }),
  );
}

function nearest(from: Located, districts: readonly Located[]): string[] {
  return districts
    .filter(({ id }) => id !== from.id)
    .map(({ id, ...place }) => ({ id, distance: haversine(from, place) }))
    .sort((a, b) => a.distance - b.distance || (a.id < b.id ? -1 : 1))
    .slice(0, NEAREST)
    .map(({ id }) => id);
}

/** Haversine of the central angle: grows with the distance, which is all that is compared. */
function haversine(a: Pick<Located, 'lat' | 'lon'>, b: Pick<Located, 'lat' | 'lon'>): number {
  const across = Math.sin(((b.lat - a.lat) * RADIANS) / 2) ** 2;
  const along = Math.sin(((b.lon - a.lon) * RADIANS) / 2) ** 2;
  return across + Math.cos(a.lat * RADIANS) * Math.cos(b.lat * RADIANS) * along;
}
