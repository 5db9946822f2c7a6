import { createDistrictAt } from '../../contracts/region-boundaries.ts';
import type { District, Region } from '../../contracts/region.ts';
import { nearestDistrict } from './nearest-district.ts';

/** The district in which a point lies; null when none can be told. */
export type DistrictOfPoint = (point: { lat: number; lon: number }) => District | null;

/** Makes the look-up: by the boundaries of the region when it has them, else by the nearest centre. */
export function createDistrictOfPoint({ districts, boundaries }: Region): DistrictOfPoint {
  if (boundaries === undefined) return (point) => nearestDistrict(point, districts);
  const byId = new Map(districts.map((district) => [district.id, district]));
  const districtAt = createDistrictAt(boundaries);
  return (point) => byId.get(districtAt(point) ?? '') ?? null;
}
