import { VecheError } from '../../contracts/errors.ts';
import { splitDelimited } from './delimited.ts';
import type { UnitFinder } from './find-unit.ts';
import { readFileLines } from './lines.ts';
import { addBad, emptyContent } from './rows.ts';
import type { ListContent } from './rows.ts';
import { isName, splitKind } from './settlement-name.ts';

/**
 * One row of ОКТМО as Rosstat publishes it: `ter;kod1;kod2;kod3;[kc;]razdel;name1;centrum;…`, no header, windows-1251,
 * every field in quotes. Section 1 lists municipal units, section 2 their settlements (order 159-ст of 14 June 2013).
 */
interface OktmoRow {
  ter: string;
  unit: string;
  code: string;
  section: string;
  name: string;
}

const SOURCE = 'ОКТМО';
const UNITS = '1';
const SETTLEMENTS = '2';
/** Rows of the whole country are read past; this many characters tell that a row is none of ОКТМО. */
const FIELDS_MIN = 6;

/** Codes of municipal units → districts, for the lists that name settlements by their code only. */
export type UnitCodes = ReadonlyMap<string, string>;

/**
 * The settlements of a region in a list of the whole country or of one subject. The subject is the one whose units bear
 * the names of the region's districts. @throws VecheError `input` when no subject does.
 */
export async function readOktmo(file: string, findUnit: UnitFinder): Promise<ListContent> {
  const codes = await readUnitCodes(file, findUnit);
  const content = emptyContent();
  for await (const { number, text } of readFileLines(file)) {
    const row = text === null ? null : parseRow(text);
    if (row === 'header') continue;
    if (row === null) {
      addBad(content, number, text === null ? 'the line is too long' : 'no row of ОКТМО', text ?? '');
      continue;
    }
    const districtId = codes.get(row.ter + row.unit);
    if (row.section !== SETTLEMENTS || districtId === undefined) {
      content.passed += 1;
      continue;
    }
    const { kind, name } = splitKind(row.name);
    if (!isName(name)) {
      addBad(content, number, 'no name of a settlement', text ?? '');
      continue;
    }
    const source = `${SOURCE} ${row.code}`;
    content.settlements.push({ name, kind, districtId, lat: null, lon: null, population: null, source });
  }
  return content;
}

/** `ter` and `kod1` of the units of the region → district. */
export async function readUnitCodes(file: string, findUnit: UnitFinder): Promise<UnitCodes> {
  const bySubject = new Map<string, Map<string, string>>();
  for await (const { text } of readFileLines(file)) {
    const row = text === null ? null : parseRow(text);
    if (row === null || row === 'header' || row.section !== UNITS || !row.code.endsWith('000000')) continue;
    const districtId = findUnit(row.name);
    if (districtId === null) continue;
    const units = bySubject.get(row.ter) ?? new Map<string, string>();
    bySubject.set(row.ter, units.set(row.ter + row.unit, districtId));
  }
  // «Островский район» is in several subjects: the one with most of the region's districts is the region.
  let best: ReadonlyMap<string, string> = new Map();
  for (const units of bySubject.values()) {
    if (new Set(units.values()).size > new Set(best.values()).size) best = units;
  }
  if (best.size === 0) {
    throw new VecheError(
      'input',
      'no municipal unit of this list bears the name of a district of the region',
      {
        where: file,
        hint: 'give the list of ОКТМО with its section 1, or choose another --region',
      },
    );
  }
  return best;
}

function parseRow(line: string): OktmoRow | 'header' | null {
  const fields = splitDelimited(line, ';');
  if (fields === null || fields.length < FIELDS_MIN) return null;
  if (/^ter$/i.test(fields[0] ?? '')) return 'header';
  const codes = fields.slice(0, 4);
  const nameAt = fields.findIndex((field, index) => index >= 4 && /\p{L}/u.test(field));
  const [ter = '', unit = ''] = codes;
  const section = fields[nameAt - 1] ?? '';
  if (!codes.every((code) => /^\d{2,3}$/.test(code)) || nameAt < 5 || !/^[12]$/.test(section)) return null;
  return { ter, unit, code: codes.join(''), section, name: fields[nameAt] ?? '' };
}
