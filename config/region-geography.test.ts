import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadRegion } from './load-region.ts';

const data = process.env['VECHE_EVAL_DATA'];

type Ring = [lon: number, lat: number][];
interface Feature {
  properties: { district: string };
  geometry: { type: 'Polygon'; coordinates: Ring[] } | { type: 'MultiPolygon'; coordinates: Ring[][] };
}

/** Even-odd rule over the outer ring. */
function isInside(ring: Ring, lon: number, lat: number): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    const [xi, yi] = ring[i]!;
    const [xj, yj] = ring[j]!;
    if (yi > lat !== yj > lat && lon < ((xj - xi) * (lat - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

function areaOf(ring: Ring): number {
  return Math.abs(ring.reduce((sum, [x, y], i) => sum + x * ring.at(i - 1)![1] - ring.at(i - 1)![0] * y, 0));
}

test.skipIf(data === undefined)(
  'every city and village lies inside the polygon of its own district (set VECHE_EVAL_DATA)',
  () => {
    const region = loadRegion('pskov');
    const names = new Map(region.districts.map(({ id, name }) => [id, name.ru]));
    const file = readFileSync(join(data ?? '', 'geography/pskov_municipal_districts_osm.geojson'), 'utf8');
    const { features } = JSON.parse(file) as { features: Feature[] };
    const rings = features.flatMap(({ properties, geometry }) =>
      (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).map(([outer = []]) => ({
        name: properties.district === 'Луки' ? 'Великие Луки' : properties.district,
        outer,
      })),
    );
    // The two cities lie inside their rural districts: the smallest match counts.
    rings.sort((a, b) => areaOf(a.outer) - areaOf(b.outer));
    const placed = region.gazetteer.filter(({ lat, level }) => lat !== null && level === 'settlement');

    const wrong = placed.flatMap(({ name, districtId, lat, lon }) => {
      const found = rings.find(({ outer }) => isInside(outer, lon!, lat!))?.name;
      return found === names.get(districtId ?? '') ? [] : [`${name}: ${districtId}, but in ${found}`];
    });

    expect(placed.length).toBeGreaterThan(20);
    expect(wrong).toEqual([]);
  },
);
