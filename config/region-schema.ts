import { z } from 'zod';
import { BLOCKS } from '../contracts/enriched.ts';
import {
  bodySchema,
  districtSchema,
  gazetteerPlaceSchema,
  regionSchema,
  topicSchema,
} from '../contracts/region.ts';
import { sourceSchema } from '../contracts/source.ts';
import { wordList } from './word-list.ts';

/** How a name is declined: gender of its noun, plural, or fixed. Adjectives in the name follow their noun. */
export const GRAMMARS = ['m', 'f', 'n', 'plural', 'fixed'] as const;
export type Grammar = (typeof GRAMMARS)[number];

/** region.yaml */
export const headSchema = z.strictObject({
  id: regionSchema.shape.id,
  name: regionSchema.shape.name,
  timezone: regionSchema.shape.timezone,
  /** Licences and origins of the facts, shown wherever they are. */
  attribution: regionSchema.shape.attribution,
});

/** districts.yaml */
export const districtsSchema = z.array(z.strictObject(districtSchema.shape)).min(1);

/** topics-<block>.yaml */
export const topicsSchema = z.strictObject({
  block: z.enum(BLOCKS),
  topics: z.array(
    z.strictObject({
      id: topicSchema.shape.id,
      name: topicSchema.shape.name,
      /** Weight → the words and phrases that have it. */
      terms: z.record(z.string().regex(/^\d+(\.\d+)?$/, 'a weight such as 2 or 0.5'), wordList),
    }),
  ),
});

/** One entry of places-*.yaml: what a person knows of a place. scripts/region-forms.ts makes the forms from it. */
export const placeEntrySchema = z.strictObject({
  id: gazetteerPlaceSchema.shape.id,
  name: gazetteerPlaceSchema.shape.name,
  level: gazetteerPlaceSchema.shape.level.default('settlement'),
  districtId: gazetteerPlaceSchema.shape.districtId.default(null),
  lat: z.number().min(-90).max(90).nullable().default(null),
  lon: z.number().min(-180).max(180).nullable().default(null),
  population: z.number().int().positive().nullable().default(null),
  grammar: z.enum(GRAMMARS).default('fixed'),
  /** Replaces the generated form of a case: `{gen: печор}`. */
  overrides: z.partialRecord(z.enum(['gen', 'dat', 'acc', 'ins', 'prep']), z.string()).default({}),
  /** Other names, declined by the same rules: `{Пушгоры: plural}`. */
  otherNames: z.record(z.string(), z.enum(GRAMMARS)).default({}),
  /** Short names that are also words, declined and guarded whatever the place is: `{Луки: plural}`. */
  guardedNames: z.record(z.string(), z.enum(GRAMMARS)).default({}),
  /** Further forms of them. */
  guardedAlso: z.array(z.string().min(2)).default([]),
  /** Further forms as they are written. */
  also: z.array(z.string().min(2)).default([]),
  /** Masculine adjective («опочецкий»). On a district it becomes «Опочецкий район» and the like. */
  adjective: z.string().optional(),
  /** The adjective means this place wherever it stands, not only before «район». */
  adjectiveAlone: z.boolean().default(false),
  /** Inhabitants in the plural («опочане»). */
  inhabitants: z.array(z.string()).default([]),
  guarded: z.boolean().default(false),
  notBefore: z.array(z.string()).default([]),
  notAfter: z.array(z.string()).default([]),
  source: z.string().min(1).default('added by hand'),
});
export const placesSchema = z.array(placeEntrySchema);
export type PlaceEntry = z.infer<typeof placeEntrySchema>;

/** forms.json, generated: place id, or name elsewhere → forms joined by `, `. */
export const formsSchema = z.strictObject({
  forms: z.record(z.string(), z.string()),
  /** Forms of `guardedNames`. */
  guarded: z.record(z.string(), z.string()).default({}),
  adjectives: z.record(z.string(), z.string()),
  elsewhere: z.record(z.string(), z.string()),
});
export type FormsFile = z.infer<typeof formsSchema>;

/** bodies-*.yaml */
export const bodiesSchema = z.array(
  z.strictObject({
    ...bodySchema.shape,
    aliases: wordList,
    pages: bodySchema.shape.pages.default([]),
  }),
);
/** sources.yaml */
export const regionSourcesSchema = z.array(z.strictObject(sourceSchema.shape));
/** elsewhere.yaml: grammar → names of other regions, cities and countries that decline by it. */
export const elsewhereSchema = z.strictObject(
  Object.fromEntries(GRAMMARS.map((grammar) => [grammar, wordList.default([])])) as Record<
    Grammar,
    z.ZodDefault<typeof wordList>
  >,
);
