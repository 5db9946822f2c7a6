import type { Filters, Scope } from '../../contracts/queries/filters.ts';
import type { AnswerMeta } from '../../contracts/queries/meta.ts';
import type { RegionTime } from '../../contracts/region-time.ts';

export type Language = 'ru' | 'en';

export interface AboutInput {
  title: string;
  /** How the numbers are made. */
  method: string;
  /** All parameters of the read, its period resolved. */
  params: Pick<Filters, 'from' | 'to'> & Readonly<Record<string, unknown>>;
  scope: Scope;
  meta: AnswerMeta;
  time: RegionTime;
  madeAt: number;
}

const WORDS = {
  ru: {
    what: 'Что это',
    from: 'Период с',
    to: 'Период до (не включая)',
    filters: 'Отбор',
    all: 'без отбора',
    scope: 'Пределы ключа',
    timezone: 'Часовой пояс',
    madeAt: 'Составлено',
    freshAt: 'Последнее сообщение',
    missing: 'Нет данных из источников',
    none: 'нет таких',
    method: 'Как считается',
  },
  en: {
    what: 'What this is',
    from: 'Period from',
    to: 'Period to (not included)',
    filters: 'Filters',
    all: 'none',
    scope: 'Limits of the key',
    timezone: 'Time zone',
    madeAt: 'Made at',
    freshAt: 'Newest post',
    missing: 'No data from sources',
    none: 'none',
    method: 'How it is counted',
  },
} as const;

/** What a file says about itself, so that it can be understood by whoever gets it passed on. */
export function aboutFile(
  { title, method, params, scope, meta, time, madeAt }: AboutInput,
  language: Language,
): [string, string][] {
  const words = WORDS[language];
  const moment = (ms: number): string => localTime(ms, time);
  const { from, to, ...filters } = params;
  const missing = meta.missingSources.map(({ id, state }) => `${id} (${state})`);
  return [
    [words.what, title],
    [words.from, moment(Date.parse(from))],
    [words.to, moment(Date.parse(to))],
    [words.filters, namedValues(filters) || words.all],
    ...limits(words.scope, scope),
    [words.timezone, time.timezone],
    [words.madeAt, moment(madeAt)],
    [words.freshAt, meta.freshAt === null ? words.none : moment(Date.parse(meta.freshAt))],
    [words.missing, missing.join('; ') || words.none],
    [words.method, method],
  ];
}

function limits(name: string, { districts, blocks }: Scope): [string, string][] {
  const named = namedValues({ district: districts ?? undefined, block: blocks ?? undefined });
  return named === '' ? [] : [[name, named]];
}

function namedValues(values: Readonly<Record<string, unknown>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${String(value)}`)
    .join('; ');
}

/** `2026-11-24 11:00:00`, by the region's clock. */
function localTime(ms: number, time: RegionTime): string {
  const { year, month, day, hour, minute, second } = time.parts(ms);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)}`;
}
