import { z } from 'zod';
import { CHANNEL_KINDS, POST_KINDS } from './post.ts';

const REGISTER_COLUMNS = [
  'text',
  'id',
  'date',
  'url',
  'address',
  'district',
  'region',
  'topicGroup',
  'topic',
  'lat',
  'lon',
] as const;
/** A column of a register of appeals. */
export type RegisterColumn = (typeof REGISTER_COLUMNS)[number];

/** Lines that the text gets unless a profile says otherwise, in this order. */
const APPENDED = ['address', 'district', 'region', 'topicGroup', 'topic'] as const;
/** Parts of a date format, each written as often as here. */
const DATE_FORMAT = /^(?:YYYY|YY|MM|DD|HH|mm|ss|[-./:, T])+$/;

const column = z.enum(REGISTER_COLUMNS);
const reference = z.string().trim().min(1).max(200);
/** One name of a column, or several of which the first that the table has counts. */
const references = z.union([reference.transform((name) => [name]), z.array(reference).min(1).max(20)], {
  error: 'give the column by letter (AI) or header (текст), or a list of those',
});

/** How the rows of a table become appeals: what `config/profiles/*.yaml` holds. */
export const importProfileSchema = z.strictObject({
  /** For people: what system the file comes from. */
  title: z.string().min(1).max(200),
  /** Name of the sheet of a workbook; by default its first. */
  sheet: z.string().min(1).max(100).optional(),
  /** Number of the row that holds the headers, from 1; rows above are left out. 0: the table has none. */
  headerRow: z.number().int().min(0).max(100).default(1),
  /** One to three capital Latin letters name a column of a spreadsheet, anything else is a header. */
  columns: z.strictObject({
    text: references,
    id: references.optional(),
    date: references.optional(),
    url: references.optional(),
    address: references.optional(),
    district: references.optional(),
    region: references.optional(),
    topicGroup: references.optional(),
    topic: references.optional(),
    lat: references.optional(),
    lon: references.optional(),
  } satisfies Record<RegisterColumn, unknown>),
  /** Such as `DD.MM.YYYY HH:mm`; by default ISO 8601 and dates with dots are read. */
  dateFormat: z.string().max(40).regex(DATE_FORMAT, 'DD.MM.YYYY HH:mm or the like').optional(),
  /** IANA zone of the file's dates; by default the region's. */
  timezone: z.string().refine(isTimezone, 'write an IANA zone such as Europe/Moscow').optional(),
  /** Columns of which the id of a row is made when it has none of its own. */
  idFrom: z.array(column).min(1).default(['date', 'text']),
  /** Columns that follow the text as lines of their own, so that places and topics are found in them. */
  append: z.array(column).default([...APPENDED]),
  /** What holds for every row; a column that is there too goes first. */
  constants: z
    .strictObject({
      network: z.enum(['appeal', 'import']).default('appeal'),
      kind: z.enum(POST_KINDS).default('appeal'),
      channelKind: z.enum(CHANNEL_KINDS).default('inbox'),
      /** Channel of the posts, a part of their ids; by default the name of the profile. */
      channelId: z
        .string()
        .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'kebab-case, such as pos-pskov')
        .max(64)
        .optional(),
      address: z.string().max(300).optional(),
      district: z.string().max(300).optional(),
      region: z.string().max(300).optional(),
      topicGroup: z.string().max(300).optional(),
      topic: z.string().max(300).optional(),
    })
    .prefault({}),
});

/** A profile with the name under which it was found. */
export type ImportProfile = z.output<typeof importProfileSchema> & { name: string };

function isTimezone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: zone }).format(0) !== '';
  } catch {
    return false;
  }
}
