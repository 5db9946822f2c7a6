import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { VecheError } from '../../contracts/errors.ts';
import { boundarySchema } from '../../contracts/region-boundaries.ts';
import type { Boundary } from '../../contracts/region-boundaries.ts';
import type { District, GazetteerPlace } from '../../contracts/region.ts';
import { placeOfSettlement } from './settlement.ts';
import { readSettlements, SETTLEMENTS_FILE } from './settlements-file.ts';

/** Boundaries of the districts in a region folder. */
export const BOUNDARIES_FILE = 'boundaries.json';

/** What `region import` has put into a region folder. */
export interface Imported {
  places: GazetteerPlace[];
  /** null: no boundaries were given. */
  boundaries: Boundary[] | null;
}

/** Reads what was imported into a region folder. @throws VecheError `config` when a file is broken or of other districts. */
export function readImported(folder: string, districts: readonly District[]): Imported {
  const ids = new Set(districts.map(({ id }) => id));
  const settlements = readSettlements(folder);
  const boundaries = readBoundariesFile(join(folder, BOUNDARIES_FILE));
  checkDistricts(settlements, ids, join(folder, SETTLEMENTS_FILE));
  checkDistricts(boundaries ?? [], ids, join(folder, BOUNDARIES_FILE));
  return { places: settlements.map(placeOfSettlement), boundaries };
}

function readBoundariesFile(file: string): Boundary[] | null {
  if (!existsSync(file)) return null;
  const hint = 'import the boundaries again: ./veche region import FILE.geojson';
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new VecheError('config', 'the file is no JSON', { where: file, hint, cause: error });
  }
  const parsed = z.array(boundarySchema).safeParse(value);
  if (parsed.success) return parsed.data;
  throw new VecheError('config', 'the file holds no boundaries', { where: file, hint });
}

function checkDistricts(
  items: readonly { districtId: string }[],
  ids: ReadonlySet<string>,
  where: string,
): void {
  const wrong = items.find(({ districtId }) => !ids.has(districtId));
  if (wrong === undefined) return;
  throw new VecheError('config', `there is no district ${wrong.districtId}`, {
    where,
    hint: 'import the list again for this region, or remove the file',
  });
}
