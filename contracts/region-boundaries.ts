import { z } from 'zod';

const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);

/** Where one district lies: rings of [lon, lat], outer ones and holes alike; a point is inside by the even-odd rule. */
export const boundarySchema = z.strictObject({
  districtId: z.string(),
  rings: z.array(z.array(position).min(3)).min(1),
});
export type Boundary = z.infer<typeof boundarySchema>;

/** The district in which a point lies; null when it lies in none. */
export type DistrictAt = (point: { lat: number; lon: number }) => string | null;

interface Area {
  districtId: string;
  rings: Boundary['rings'];
  size: number;
  west: number;
  east: number;
  south: number;
  north: number;
}

/** Makes the look-up. Of several districts that hold a point the smallest counts: a city inside its rural district. */
export function createDistrictAt(boundaries: readonly Boundary[]): DistrictAt {
  const areas = boundaries.map(areaOf).sort((a, b) => a.size - b.size);
  return ({ lat, lon }) => {
    const found = areas.find(
      (area) =>
        lon >= area.west &&
        lon <= area.east &&
        lat >= area.south &&
        lat <= area.north &&
        isInside(area.rings, lon, lat),
    );
    return found?.districtId ?? null;
  };
}

function areaOf({ districtId, rings }: Boundary): Area {
  const area = { districtId, rings, size: 0, west: 180, east: -180, south: 90, north: -90 };
  for (const ring of rings) {
    area.size += Math.abs(signedSize(ring));
    for (const [lon, lat] of ring) {
      area.west = Math.min(area.west, lon);
      area.east = Math.max(area.east, lon);
      area.south = Math.min(area.south, lat);
      area.north = Math.max(area.north, lat);
    }
  }
  return area;
}

/** Shoelace formula, square degrees. */
function signedSize(ring: readonly (readonly [number, number])[]): number {
  let sum = 0;
  let before = ring.at(-1) ?? [0, 0];
  for (const point of ring) {
    sum += before[0] * point[1] - point[0] * before[1];
    before = point;
  }
  return sum / 2;
}

/** Even-odd rule over all rings. */
function isInside(rings: Boundary['rings'], lon: number, lat: number): boolean {
  let inside = false;
  for (const ring of rings) {
    let before = ring.at(-1) ?? [0, 0];
    for (const point of ring) {
      const crosses = point[1] > lat !== before[1] > lat;
      if (crosses && lon < ((before[0] - point[0]) * (lat - point[1])) / (before[1] - point[1]) + point[0]) {
        inside = !inside;
      }
      before = point;
    }
  }
  return inside;
}
