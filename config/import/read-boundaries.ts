import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import { VecheError } from '../../contracts/errors.ts';
import type { Boundary } from '../../contracts/region-boundaries.ts';
import type { UnitFinder } from './find-unit.ts';
import type { BadRow } from './rows.ts';

/** A file of all districts of a region takes some megabytes. */
const BYTES_MAX = 64 * 1024 * 1024;
/** Degrees between two points that are kept, some 50 m: far below what tells one district from another. */
const STEP = 0.0005;
const DECIMALS = 10_000;
/** Properties that may hold the name of a district, in this order. */
const NAMES = ['districtId', 'id', 'district', 'name', 'NAME', 'name:ru', 'shapeName', 'official_name'];

const positions = z.array(z.array(z.number()).min(2));
const featureSchema = z.object({
  properties: z.record(z.string(), z.unknown()).nullable(),
  geometry: z.discriminatedUnion('type', [
    z.object({ type: z.literal('Polygon'), coordinates: z.array(positions) }),
    z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(positions)) }),
  ]),
});
const collectionSchema = z.object({ type: z.literal('FeatureCollection'), features: z.array(z.unknown()) });

/**
 * Boundaries of districts from a GeoJSON feature collection (RFC 7946), thinned out to about 50 m. Features that are no
 * polygon or bear no district's name are bad rows, numbered from 1. @throws VecheError `input` for another file.
 */
export function readBoundaries(
  file: string,
  findUnit: UnitFinder,
): { boundaries: Boundary[]; bad: BadRow[] } {
  const { features } = readCollection(file);
  const byDistrict = new Map<string, Boundary>();
  const bad: BadRow[] = [];
  for (const [index, feature] of features.entries()) {
    const line = index + 1;
    const parsed = featureSchema.safeParse(feature);
    if (!parsed.success) {
      bad.push({ line, reason: 'no polygon', raw: '' });
      continue;
    }
    const { geometry, properties } = parsed.data;
    const names = NAMES.map((key) => properties?.[key]).filter((value) => typeof value === 'string');
    const districtId = names.map(findUnit).find((id) => id !== null);
    const rings = (geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat())
      .map(thinned)
      .filter((ring) => ring.length >= 3);
    if (districtId === undefined)
      bad.push({ line, reason: 'no district of the region', raw: names.join(', ') });
    else if (rings.length === 0) bad.push({ line, reason: 'no ring of three points', raw: names.join(', ') });
    else {
      const known = byDistrict.get(districtId);
      if (known === undefined) byDistrict.set(districtId, { districtId, rings });
      else known.rings.push(...rings);
    }
  }
  const boundaries = [...byDistrict.values()].sort((a, b) => (a.districtId < b.districtId ? -1 : 1));
  return { boundaries, bad };
}

function readCollection(file: string): z.infer<typeof collectionSchema> {
  const hint = 'give a GeoJSON FeatureCollection of polygons, one or more for each district';
  if (statSync(file).size > BYTES_MAX) {
    throw new VecheError('input', 'the file of boundaries is too large', { where: file, hint });
  }
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new VecheError('input', 'the file of boundaries is no JSON', { where: file, hint, cause: error });
  }
  const parsed = collectionSchema.safeParse(value);
  if (!parsed.success) {
    throw new VecheError('input', 'the file of boundaries is no FeatureCollection', { where: file, hint });
  }
  return parsed.data;
}

/** Points nearer to the last kept one than STEP are left out. */
function thinned(ring: readonly number[][]): [number, number][] {
  const kept: [number, number][] = [];
  for (const [lon = 0, lat = 0] of ring) {
    const last = kept.at(-1);
    if (last !== undefined && Math.hypot(lon - last[0], lat - last[1]) < STEP) continue;
    kept.push([Math.round(lon * DECIMALS) / DECIMALS, Math.round(lat * DECIMALS) / DECIMALS]);
  }
  return kept;
}
