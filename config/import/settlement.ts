import { z } from 'zod';
import { gazetteerPlaceSchema } from '../../contracts/region.ts';
import type { GazetteerPlace } from '../../contracts/region.ts';
import { CASES, fold } from '../declension/cases.ts';
import { declineName } from '../declension/decline-name.ts';
import { FORM_SEPARATOR } from '../place-forms.ts';
import { grammarsOf } from './settlement-name.ts';
import { slugOf } from './transliterate.ts';

/** One line of settlements.jsonl: a settlement of an official list, with its generated forms. */
export const settlementSchema = z.strictObject({
  id: gazetteerPlaceSchema.shape.id,
  name: gazetteerPlaceSchema.shape.name,
  /** As the list writes it: `д`, `с`, `пгт`; empty when it says none. */
  kind: z.string(),
  districtId: gazetteerPlaceSchema.shape.id,
  lat: z.number().min(-90).max(90).nullable(),
  lon: z.number().min(-180).max(180).nullable(),
  population: z.number().int().nonnegative().nullable(),
  /** All case forms joined by `, `. */
  forms: z.string().min(2),
  source: z.string().min(1),
});
export type Settlement = z.infer<typeof settlementSchema>;

/** What a row of a list says of one settlement, its district known. */
export interface SettlementFacts {
  name: string;
  kind: string;
  districtId: string;
  lat: number | null;
  lon: number | null;
  population: number | null;
  source: string;
}

/** A settlement with its id, the same for the same name and district, and its forms. */
export function makeSettlement(facts: SettlementFacts): Settlement {
  // «Горка (Ивановская волость)»: people do not say what is in brackets.
  const name = facts.name.replace(/\s*\([^)]*\)?/g, '').trim() || facts.name;
  const { kind, districtId, lat, lon, population, source } = facts;
  // In the order of the schema, so that what is read back is the same text.
  return {
    id: `${slugOf(name).slice(0, 60)}-in-${districtId}`,
    name,
    kind,
    districtId,
    lat,
    lon,
    population,
    forms: formsOfName(name).join(FORM_SEPARATOR),
    source,
  };
}

/** Every form of a name whose grammar is told by its ending; lower case, ё folded. */
export function formsOfName(name: string): string[] {
  const forms = grammarsOf(name).flatMap((grammar) => {
    const paradigm = declineName(name, grammar);
    return [...paradigm.nom, ...CASES.flatMap((key) => paradigm[key])];
  });
  return [...new Set([fold(name), ...forms])].filter((form) => form.length >= 2);
}

/**
 * The settlement as the chain looks for it. Thousands of villages are called by ordinary words and surnames, so every one
 * needs a sign besides its name.
 */
export function placeOfSettlement({ forms, kind: _kind, ...facts }: Settlement): GazetteerPlace {
  const all = forms.split(FORM_SEPARATOR);
  return {
    ...facts,
    level: 'settlement',
    forms: all,
    adjectives: [],
    guarded: true,
    guardedForms: all,
    notBefore: [],
    notAfter: [],
  };
}
