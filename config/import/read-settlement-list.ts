import { VecheError } from '../../contracts/errors.ts';
import type { DistrictAt } from '../../contracts/region-boundaries.ts';
import { separatorOf, splitDelimited } from './delimited.ts';
import type { UnitFinder } from './find-unit.ts';
import { readFileLines } from './lines.ts';
import { addBad, emptyContent } from './rows.ts';
import type { ListContent } from './rows.ts';
import type { SettlementFacts } from './settlement.ts';
import type { UnitCodes } from './read-oktmo.ts';
import { isName, splitKind } from './settlement-name.ts';

/** How a row is told its district. */
export interface DistrictSources {
  findUnit: UnitFinder;
  /** From a list of ОКТМО given besides; null without one. */
  unitCodes: UnitCodes | null;
  /** By the boundaries of the region; null without them. */
  districtAt: DistrictAt | null;
}

/** Keys of a row and the columns that may hold them. */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  name: [
    'name',
    'название',
    'наименование',
    'settlement',
    'city',
    'населенный пункт',
    'населённый пункт',
    'name1',
  ],
  kind: ['kind', 'type', 'тип', 'вид', 'shortname', 'settlement_type', 'city_type'],
  district: ['district', 'district_id', 'districtid', 'район', 'округ', 'area', 'municipality'],
  oktmo: ['oktmo', 'октмо'],
  lat: ['lat', 'latitude', 'geo_lat', 'широта', 'latitude_dd'],
  lon: ['lon', 'lng', 'longitude', 'geo_lon', 'долгота', 'longitude_dd'],
  population: ['population', 'население', 'people'],
};
type Cells = ReadonlyMap<string, string>;

/**
 * Settlements of a simple list: CSV with a header (`;`, tab or comma) or JSON lines, with `name` and one of `district`,
 * `oktmo`, or `lat` and `lon`. @throws VecheError `input` when the header names no column for the name.
 */
export async function readSettlementList(file: string, sources: DistrictSources): Promise<ListContent> {
  const content = emptyContent();
  let header: Header | 'json' | null = null;
  for await (const { number, text } of readFileLines(file)) {
    if (text === null) {
      addBad(content, number, 'the line is too long', '');
      continue;
    }
    if (header === null && text.startsWith('{')) header = 'json';
    if (header === null) {
      header = readHeader(text, file);
      continue;
    }
    const cells = header === 'json' ? cellsOfJson(text) : cellsOfLine(text, header);
    const facts = cells === null ? 'not a row of this list' : factsOf(cells, sources);
    if (typeof facts === 'string') addBad(content, number, facts, text);
    else content.settlements.push(facts);
  }
  return content;
}

interface Header {
  separator: string;
  keys: (string | null)[];
}

function readHeader(line: string, file: string): Header {
  const separator = separatorOf(line);
  const keys = (splitDelimited(line, separator) ?? []).map(keyOf);
  if (keys.includes('name')) return { separator, keys };
  throw new VecheError('input', 'the first line names no column for the name', {
    where: `${file}:1`,
    hint: 'begin with a line such as: name;kind;district;lat;lon',
  });
}

function keyOf(column: string): string | null {
  const wanted = column.toLowerCase();
  return Object.entries(COLUMNS).find(([, names]) => names.includes(wanted))?.[0] ?? null;
}

/** Of several columns for one key the first that is filled counts: `settlement`, else `city`. */
function cellsOfLine(line: string, { separator, keys }: Header): Cells | null {
  const fields = splitDelimited(line, separator);
  if (fields === null || fields.length > keys.length) return null;
  const cells = new Map<string, string>();
  for (const [index, field] of fields.entries()) {
    const key = keys[index] ?? null;
    if (key !== null && field !== '' && !cells.has(key)) cells.set(key, field);
  }
  return cells;
}

function cellsOfJson(line: string): Cells | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const cells = new Map<string, string>();
  for (const [column, cell] of Object.entries(value)) {
    const key = keyOf(column);
    if (key !== null && (typeof cell === 'string' || typeof cell === 'number')) cells.set(key, String(cell));
  }
  return cells;
}

function factsOf(cells: Cells, sources: DistrictSources): SettlementFacts | string {
  const written = splitKind(cells.get('name') ?? '');
  if (!isName(written.name)) return 'no name of a settlement';
  const point = pointOf(cells);
  if (point === 'wrong') return 'lat and lon are no coordinates in degrees';
  const kind = cells.get('kind') ?? written.kind;
  // A city that is a unit of its own is its own district.
  const own = kind.startsWith('г') ? sources.findUnit(`город ${written.name}`) : null;
  const districtId = districtOf(cells, point, sources) ?? own;
  if (districtId === null)
    return 'its district is not known: give district, oktmo, or lat and lon within boundaries';
  const population = Number(cells.get('population') ?? '');
  return {
    name: written.name,
    kind,
    districtId,
    lat: point?.lat ?? null,
    lon: point?.lon ?? null,
    population: Number.isInteger(population) && population > 0 ? population : null,
    source: cells.get('oktmo') ? `imported, ОКТМО ${cells.get('oktmo')}` : 'imported',
  };
}

function pointOf(cells: Cells): { lat: number; lon: number } | 'wrong' | null {
  const [lat, lon] = ['lat', 'lon'].map((key) => (cells.get(key) ?? '').replace(',', '.'));
  if (!lat && !lon) return null;
  const point = { lat: Number(lat || 'x'), lon: Number(lon || 'x') };
  return Math.abs(point.lat) <= 90 && Math.abs(point.lon) <= 180 ? point : 'wrong';
}

/** What is written counts first, then the code, then where it lies. */
function districtOf(
  cells: Cells,
  point: { lat: number; lon: number } | null,
  { findUnit, unitCodes, districtAt }: DistrictSources,
): string | null {
  const written = cells.get('district') ?? '';
  // ОКТМО: two digits of the subject, three of the municipal unit.
  const code = (cells.get('oktmo') ?? '').slice(0, 5);
  return (
    (written === '' ? null : findUnit(written)) ??
    unitCodes?.get(code) ??
    (point === null ? null : (districtAt?.(point) ?? null))
  );
}
