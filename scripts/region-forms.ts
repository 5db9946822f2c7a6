/**
 * Writes config/regions/<id>/forms.json: every form in which the places of places-*.yaml, and the names of elsewhere.yaml,
 * are written.
 * Run it after changing one of those files: node scripts/region-forms.ts [region…]
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { regionIds, REGIONS_DIR } from '../config/load-region.ts';
import { FORM_SEPARATOR } from '../config/place-forms.ts';
import { elsewhereSchema, GRAMMARS, placesSchema } from '../config/region-schema.ts';
import type { FormsFile, PlaceEntry } from '../config/region-schema.ts';
import { CASES, fold } from '../config/declension/cases.ts';
import { adjectiveForms, declineAdjective } from '../config/declension/decline-adjective.ts';
import { declineName } from '../config/declension/decline-name.ts';
import { inhabitantForms } from '../config/declension/inhabitant-forms.ts';
import { streetForms } from './region-streets.ts';

/** What «Опочецкий …» may be followed by, with its grammar. */
const TERRITORIES = ['район', 'округ', 'муниципальный район', 'муниципальный округ'];
const TERRITORY_SHORT = ['р-н', 'рн', 'мо', 'м о'];

/** forms.json of a region folder, as text. */
export function formsFileText(folder: string): string {
  const entries = readdirSync(folder)
    .filter((name) => name.startsWith('places-') && name.endsWith('.yaml'))
    .sort()
    .flatMap((name) => placesSchema.parse(parse(readFileSync(join(folder, name), 'utf8'))));
  const file: FormsFile = { forms: {}, guarded: {}, adjectives: {}, elsewhere: {} };
  for (const entry of entries) {
    file.forms[entry.id] = placeForms(entry).join(FORM_SEPARATOR);
    const guarded = guardedForms(entry);
    if (guarded.length > 0) file.guarded[entry.id] = guarded.join(FORM_SEPARATOR);
    if (entry.adjective !== undefined) {
      file.adjectives[entry.id] = adjectiveForms(entry.adjective).join(FORM_SEPARATOR);
    }
  }
  const elsewhere = elsewhereSchema.parse(parse(readFileSync(join(folder, 'elsewhere.yaml'), 'utf8')));
  for (const grammar of GRAMMARS) {
    for (const name of elsewhere[grammar]) {
      file.elsewhere[name] = [...new Set(nameForms(name, grammar, {}))].join(FORM_SEPARATOR);
    }
  }
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Every form of one place: lower case, ё→е, words joined by one space. */
export function placeForms(entry: PlaceEntry): string[] {
  const { adjective, adjectiveAlone, also, grammar, inhabitants, level, name, otherNames } = entry;
  const names = level === 'street' ? streetForms(name) : nameForms(name, grammar, entry.overrides);
  const forms = [
    ...names,
    ...Object.entries(otherNames).flatMap(([other, otherGrammar]) => nameForms(other, otherGrammar, {})),
    ...also.map(fold),
    ...inhabitants.flatMap(inhabitantForms),
    ...(adjective !== undefined && level === 'district' ? territoryForms(adjective) : []),
    ...(adjective !== undefined && adjectiveAlone ? adjectiveForms(adjective) : []),
  ];
  return [...new Set(forms)];
}

function guardedForms({ guardedNames, guardedAlso }: PlaceEntry): string[] {
  const names = Object.entries(guardedNames).flatMap(([name, grammar]) => nameForms(name, grammar, {}));
  return [...new Set([...names, ...guardedAlso.map(fold)])];
}

function nameForms(
  name: string,
  grammar: PlaceEntry['grammar'],
  overrides: PlaceEntry['overrides'],
): string[] {
  const paradigm = declineName(name, grammar);
  return [...paradigm.nom, ...CASES.flatMap((key) => overrides[key] ?? paradigm[key])];
}

function territoryForms(adjective: string): string[] {
  const owner = declineAdjective(adjective, 'm');
  const long = TERRITORIES.flatMap((territory) => {
    const noun = declineName(territory, 'm');
    return (['nom', ...CASES] as const).map((key) => `${owner[key][0]} ${noun[key][0]}`);
  });
  const cases = [...new Set(Object.values(owner).flat())];
  return [...long, ...TERRITORY_SHORT.flatMap((short) => cases.map((form) => `${form} ${short}`))];
}

if (import.meta.main) {
  const ids = process.argv.length > 2 ? process.argv.slice(2) : regionIds();
  for (const id of ids)
    writeFileSync(join(REGIONS_DIR, id, 'forms.json'), formsFileText(join(REGIONS_DIR, id)));
}
