import { VecheError } from '../../contracts/errors.ts';
import type { UnitFinder } from './find-unit.ts';
import { addBad, emptyContent } from './rows.ts';
import type { ListContent } from './rows.ts';
import { isName } from './settlement-name.ts';
import { readXmlTags } from './xml-tags.ts';

/**
 * Levels of address objects (ГАР БД ФИАС, AS_OBJECT_LEVELS): 2 administrative and 3 municipal districts, 5 cities,
 * 6 settlements.
 */
const UNIT_LEVELS: ReadonlySet<string> = new Set(['2', '3', '5']);
const SETTLEMENT_LEVELS: ReadonlySet<string> = new Set(['5', '6']);

interface Found {
  name: string;
  kind: string;
  line: number;
}

/**
 * Settlements of ГАР: `AS_ADDR_OBJ_*.XML` for the names and `AS_ADM_HIERARCHY_*.XML` or `AS_MUN_HIERARCHY_*.XML` for
 * what lies in what. Both are read as streams. @throws VecheError `input` when no district of the region is found.
 */
export async function readGar(
  objects: string,
  hierarchy: string,
  findUnit: UnitFinder,
): Promise<ListContent> {
  const content = emptyContent();
  const { units, settlements } = await readObjects(objects, findUnit, content);
  if (units.size === 0) {
    throw new VecheError('input', 'no object of this list bears the name of a district of the region', {
      where: objects,
      hint: 'give the AS_ADDR_OBJ file of this region, or choose another --region',
    });
  }
  for await (const { attributes } of readXmlTags(hierarchy, 'ITEM')) {
    const id = attributes.get('OBJECTID') ?? '';
    const found = settlements.get(id);
    if (found === undefined || attributes.get('ISACTIVE') !== '1') continue;
    const districtId = districtOf(id, attributes, units);
    if (districtId === undefined) continue;
    settlements.delete(id);
    const { name, kind } = found;
    const unknown = { lat: null, lon: null, population: null };
    content.settlements.push({ name, kind, districtId, ...unknown, source: `ГАР ${id}` });
  }
  for (const { name, line } of settlements.values()) {
    addBad(content, line, 'the hierarchy puts it in no district of the region', name);
  }
  return content;
}

interface Objects {
  /** Object id → district of the region. */
  units: Map<string, string>;
  /** Object id → settlement. */
  settlements: Map<string, Found>;
}

async function readObjects(file: string, findUnit: UnitFinder, content: ListContent): Promise<Objects> {
  const units = new Map<string, string>();
  const settlements = new Map<string, Found>();
  for await (const { number, attributes } of readXmlTags(file, 'OBJECT')) {
    if (attributes.get('ISACTUAL') !== '1' || attributes.get('ISACTIVE') !== '1') continue;
    const [id = '', name = '', kind = '', level = ''] = ['OBJECTID', 'NAME', 'TYPENAME', 'LEVEL'].map((key) =>
      attributes.get(key),
    );
    const unit = UNIT_LEVELS.has(level) ? findUnit(unitName(name, kind, level)) : null;
    if (unit !== null) units.set(id, unit);
    if (!SETTLEMENT_LEVELS.has(level)) content.passed += 1;
    else if (isName(name) && id !== '') {
      settlements.set(id, { name, kind: kind.replace(/\.$/, ''), line: number });
    } else addBad(content, number, 'no name of a settlement', name);
  }
  return { units, settlements };
}

/** The nearest unit counts: a city lies inside its district. */
function districtOf(
  id: string,
  attributes: ReadonlyMap<string, string>,
  units: ReadonlyMap<string, string>,
): string | undefined {
  const path = [...(attributes.get('PATH') ?? '').split('.'), attributes.get('PARENTOBJID') ?? ''];
  return units.get(id) ?? path.map((part) => units.get(part)).findLast((unit) => unit !== undefined);
}

/** «Бежаницкий», type «р-н» → a name that says what it is, so that «Псков» and «Псковский район» stay two. */
function unitName(name: string, kind: string, level: string): string {
  return level === '5' ? `город ${name}` : `${name} ${kind}`;
}
