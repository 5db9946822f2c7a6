import { join } from 'node:path';
import { VecheError } from '../../contracts/errors.ts';
import { createDistrictAt } from '../../contracts/region-boundaries.ts';
import { loadRegion, REGIONS_DIR } from '../load-region.ts';
import { createUnitFinder } from './find-unit.ts';
import type { UnitFinder } from './find-unit.ts';
import { formatOf } from './list-format.ts';
import type { ListFormat } from './list-kinds.ts';
import { mergeSettlements } from './merge-settlements.ts';
import type { Merged } from './merge-settlements.ts';
import { BOUNDARIES_FILE } from './read-imported.ts';
import { readBoundaries } from './read-boundaries.ts';
import { readGar } from './read-gar.ts';
import { readOktmo, readUnitCodes } from './read-oktmo.ts';
import { readSettlementList } from './read-settlement-list.ts';
import type { BadRow, ListContent } from './rows.ts';
import { readSettlements, replaceFile, writeSettlements } from './settlements-file.ts';

/** What to import, and how. */
export interface ImportRequest {
  region: string;
  file: string;
  /** null: told by the file itself. */
  format: ListFormat | null;
  /** A list of ОКТМО that tells the districts of codes in a simple list. */
  oktmo: string | null;
  /** AS_ADM_HIERARCHY or AS_MUN_HIERARCHY, needed with a list of ГАР. */
  hierarchy: string | null;
  /** Nothing is written. */
  isDryRun: boolean;
  /** Folder of all regions; the project's own by default. */
  root?: string;
}

/** What an import did, or would do. */
export interface ImportReport extends Omit<Merged, 'settlements'> {
  format: ListFormat;
  /** Settlements of the region after it. */
  total: number;
  /** Rows of other regions, headings and units. */
  passed: number;
  bad: BadRow[];
  /** Districts whose boundaries the file holds. */
  boundaries: number;
}

/**
 * Lays an official list over the settlements of a region, or takes over the boundaries of its districts. Bad rows are
 * given back and stop nothing. @throws VecheError `input` when the file is no such list or the region has no such district.
 */
export async function importRegion(request: ImportRequest): Promise<ImportReport> {
  const { file, region: id, isDryRun, root = REGIONS_DIR } = request;
  const region = loadRegion(id, root);
  const folder = join(root, id);
  const findUnit = createUnitFinder(region.districts);
  const format = request.format ?? (await formatOf(file));
  const none = { added: 0, changed: 0, unchanged: 0, byHand: 0, passed: 0 };
  const before = readSettlements(folder);
  if (format === 'boundaries') {
    const { boundaries, bad } = readBoundaries(file, findUnit);
    if (!isDryRun) replaceFile(join(folder, BOUNDARIES_FILE), `${JSON.stringify(boundaries)}\n`);
    return { ...none, format, total: before.length, bad, boundaries: boundaries.length };
  }
  const content = await readList(format, request, { findUnit, boundaries: region.boundaries ?? null });
  const imported = new Set(before.map((settlement) => settlement.id));
  const curated = region.gazetteer.filter((place) => !imported.has(place.id));
  const { settlements, ...counts } = mergeSettlements(before, content.settlements, curated);
  if (!isDryRun) writeSettlements(folder, settlements);
  const { bad, passed } = content;
  return { ...counts, format, total: settlements.length, passed, bad, boundaries: 0 };
}

async function readList(
  format: Exclude<ListFormat, 'boundaries'>,
  { file, oktmo, hierarchy }: ImportRequest,
  known: { findUnit: UnitFinder; boundaries: Parameters<typeof createDistrictAt>[0] | null },
): Promise<ListContent> {
  const { findUnit, boundaries } = known;
  switch (format) {
    case 'oktmo':
      return await readOktmo(file, findUnit);
    case 'gar':
      if (hierarchy !== null) return await readGar(file, hierarchy, findUnit);
      throw new VecheError('input', 'a list of ГАР says of no settlement where it lies', {
        where: file,
        hint: 'give the hierarchy besides: --hierarchy AS_ADM_HIERARCHY_….XML',
      });
    case 'list':
      return await readSettlementList(file, {
        findUnit,
        unitCodes: oktmo === null ? null : await readUnitCodes(oktmo, findUnit),
        districtAt: boundaries === null ? null : createDistrictAt(boundaries),
      });
  }
}
