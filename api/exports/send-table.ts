import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Filters } from '../../contracts/queries/filters.ts';
import type { RegionTime } from '../../contracts/region-time.ts';
import type { Clock } from '../../contracts/clock.ts';
import { personOf } from '../access/person.ts';
import type { ReadMeta } from '../reads/answer-meta.ts';
import { aboutFile, type Language } from './about.ts';
import { csvFile } from './csv-file.ts';
import { sendFile } from './send-file.ts';
import type { Column } from './table.ts';
import { xlsxFile } from './xlsx-file.ts';

export const TABLE_FORMATS = ['csv', 'xlsx'] as const;
export const TABLE_TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** All that is stored passes in this time, also to a slow reader. */
export const EXPORT_TIME_LIMIT_MS = 3_600_000;

/** Parameters of every file besides those of its read. */
export const fileParams = {
  format: z.enum(TABLE_FORMATS).default('csv'),
  lang: z.enum(['ru', 'en']).default('ru'),
  about: z
    .enum(['true', 'false'])
    .default('true')
    .describe('What the file says about itself: filters, period, time zone, how it is counted.'),
};

const ABOUT_SHEET = {
  ru: { aboutSheet: 'О файле', aboutHeader: ['Что', 'Значение'] },
  en: { aboutSheet: 'About', aboutHeader: ['What', 'Value'] },
} as const;

export interface FileDeps {
  clock: Clock;
  time: RegionTime;
  meta: ReadMeta;
}

interface FileChoice {
  format: (typeof TABLE_FORMATS)[number];
  lang: Language;
  about: 'true' | 'false';
}

export interface TableFile<Row> {
  /** Part of the file's name. */
  name: string;
  title: Record<Language, string>;
  method: Record<Language, string>;
  columns: readonly Column<Row>[];
  rows: AsyncIterable<Row>;
  /** Parameters of the read, its period resolved. */
  params: Pick<Filters, 'from' | 'to'> & Readonly<Record<string, unknown>>;
}

/** Sends rows as CSV or XLSX. */
export async function sendTable<Row>(
  request: FastifyRequest,
  reply: FastifyReply,
  { clock, time, meta }: FileDeps,
  { format, lang, about: hasAbout, ...file }: TableFile<Row> & FileChoice,
): Promise<FastifyReply> {
  const { name, title, method, columns, rows, params } = file;
  const madeAt = clock.now();
  const { scope } = personOf(request);
  const told = { title: title[lang], method: method[lang], params, scope, meta: await meta(), time, madeAt };
  const table = { columns, rows, about: hasAbout === 'true' ? aboutFile(told, lang) : [] };
  return sendFile(request, reply, {
    name: `veche-${name}-${params.to.slice(0, 10)}.${format}`,
    type: TABLE_TYPES[format],
    pieces:
      format === 'csv'
        ? csvFile(table)
        : xlsxFile(table, { sheet: title[lang], ...ABOUT_SHEET[lang], time, madeAt }),
  });
}
