import { z } from 'zod';
import { BLOCKS, PLACE_LEVELS } from './enriched.ts';
import { NETWORKS } from './post.ts';
import { boundarySchema } from './region-boundaries.ts';
import { sourceSchema } from './source.ts';

const slug = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case Latin letters, digits and hyphens');
const bilingual = z.object({ ru: z.string().min(1), en: z.string().min(1) });

export const districtSchema = z.object({
  id: slug,
  name: bilingual,
  kind: z.enum(['district', 'city']),
  /** placeId of the administrative centre. */
  centre: slug,
  lat: z.number(),
  lon: z.number(),
  /** Column and row on the tile map of the overview. */
  tile: z.object({ column: z.number().int(), row: z.number().int() }),
  neighbours: z.array(slug),
  population: z.number().int().positive().nullable(),
  populationSource: z.string().nullable(),
});

/** A named place with every form it is written in. */
export const gazetteerPlaceSchema = z.object({
  id: slug,
  name: z.string().min(1),
  level: z.enum(PLACE_LEVELS),
  districtId: slug.nullable(),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
  population: z.number().int().nullable().optional(),
  /** Lower case, ё folded to е, words joined by one space: all case forms, short names, adjectives that stand for it. */
  forms: z.array(z.string().min(2)),
  /** Adjective forms that count only before a noun of territory («район», «округ»). */
  adjectives: z.array(z.string()).default([]),
  /** Also an ordinary word or a surname: needs a capital and a preposition, or another sign. */
  guarded: z.boolean().default(false),
  /** Forms that are guarded though the rest is not: «Луки» of «Великие Луки». */
  guardedForms: z.array(z.string()).optional(),
  /** The name in the next words makes it something else: «остров Залита», «дно озера». */
  notBefore: z.array(z.string()).default([]),
  notAfter: z.array(z.string()).default([]),
  source: z.string(),
});

export const topicSchema = z.object({
  id: slug,
  block: z.enum(BLOCKS),
  name: bilingual,
  /** Word or phrase → weight. A word matches by its stem; a phrase («нет воды») by its stems in order, gap ≤ 2. */
  terms: z.record(z.string(), z.number()),
});

export const bodySchema = z.object({
  id: slug,
  name: bilingual,
  kind: z.enum(['ministry', 'municipality', 'company', 'agency']),
  /** Empty: the whole region. */
  districts: z.array(slug),
  blocks: z.array(z.enum(BLOCKS)),
  /** Lower-case names and abbreviations under which people mention it. */
  aliases: z.array(z.string()),
  /** Official pages: the posts of these channels are the body's own words. */
  pages: z.array(z.object({ network: z.enum(NETWORKS), channelId: z.string() })),
  /** Working hours within which an answer is expected. */
  replyHours: z.number().positive().default(24),
});

/** A region pack: everything about a territory. Data, never code. */
export const regionSchema = z.object({
  id: slug,
  name: bilingual,
  /** IANA zone of days, weeks and zoneless input. */
  timezone: z.string(),
  districts: z.array(districtSchema).min(1),
  gazetteer: z.array(gazetteerPlaceSchema),
  topics: z.array(topicSchema),
  bodies: z.array(bodySchema),
  sources: z.array(sourceSchema),
  /** Names of other regions and cities: a post about them alone is `elsewhere`. */
  elsewhere: z.array(z.string()),
  attribution: z.array(z.string()),
  /** Where the districts lie, when boundaries were imported. */
  boundaries: z.array(boundarySchema).optional(),
});

export type District = z.infer<typeof districtSchema>;
export type GazetteerPlace = z.infer<typeof gazetteerPlaceSchema>;
export type Topic = z.infer<typeof topicSchema>;
export type Body = z.infer<typeof bodySchema>;
export type Region = z.infer<typeof regionSchema>;
