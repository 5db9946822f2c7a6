import type { District } from '../../contracts/region.ts';

/** Kilometres from its centre within which a point is taken to lie in a district: half of two districts' distance. */
const DISTRICT_KM_MAX = 40;
/** The same for a city, which lies inside its rural district: Псков measures 16 km across. */
const CITY_KM_MAX = 8;
const EARTH_KM = 6371;

/** The district whose centre is nearest to a point; null when none is near enough to tell. */
export function nearestDistrict(
  point: { lat: number; lon: number },
  districts: readonly District[],
): District | null {
  let best: District | null = null;
  let bestKm = Number.POSITIVE_INFINITY;
  for (const district of districts) {
    const km = distanceKm(point, district);
    const isCity = district.kind === 'city';
    if (km > (isCity ? CITY_KM_MAX : DISTRICT_KM_MAX)) continue;
    // City and rural district share their centre; near it the city is meant.
    if (km < bestKm || (km === bestKm && isCity)) {
      best = district;
      bestKm = km;
    }
  }
  return best;
}

/** Equirectangular approximation: within 40 km its error is far below the size of a district. */
function distanceKm(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const radians = Math.PI / 180;
  const x = (b.lon - a.lon) * radians * Math.cos(((a.lat + b.lat) / 2) * radians);
  const y = (b.lat - a.lat) * radians;
  return Math.hypot(x, y) * EARTH_KM;
}
