import type { AlertDesk } from '../contracts/alert-desk.ts';
import { toIso, type Clock } from '../contracts/clock.ts';
import { VecheError } from '../contracts/errors.ts';
import { filtersSchema, FULL_SCOPE, type FilterParams } from '../contracts/queries/filters.ts';
import type { Alert } from '../contracts/queries/alerts.ts';
import type { Stories } from '../contracts/queries/stories.ts';
import type { Conflicts } from '../contracts/queries/threads.ts';
import { trendsParamsSchema, type Trends, type TrendsParams } from '../contracts/queries/trends.ts';
import type { Reader } from '../contracts/reader.ts';
import type { Region } from '../contracts/region.ts';
import { createRegionTime } from '../contracts/region-time.ts';
import { isMissing, type SourceStatus } from '../contracts/source.ts';
import { NORM_DAYS, noteRows, verdictOf, type NoteRow, type Verdict } from './numbers.ts';

/** Everything the morning note says, as numbers; rendering adds only words. */
export interface MorningNote {
  /** ISO date of the reported day, in the region. */
  day: string;
  from: string;
  to: string;
  madeAt: string;
  verdict: Verdict;
  total: NoteRow;
  appeals: NoteRow;
  blocks: NoteRow[];
  districts: NoteRow[];
  networks: NoteRow[];
  stories: Stories['items'];
  conflicts: Conflicts['items'];
  alerts: Alert[];
  missingSources: { id: string; title: string; reason: string }[];
}

export interface NoteDeps {
  reader: Reader;
  alerts: AlertDesk;
  region: Region;
  clock: Clock;
  sources: () => SourceStatus[];
}

const STORIES = 5;
const CONFLICTS = 5;
const EMPTY: NoteRow = { key: 'total', posts: 0, previous: 0, norm: null };

/**
 * The morning note of a day of the region; null: of the last whole day.
 * @throws {VecheError} `input` when the day is no date or lies in the future.
 */
export async function buildMorningNote(day: string | null, deps: NoteDeps): Promise<MorningNote> {
  const period = noteDay(day, deps);
  const { from, to } = period;
  const options = { scope: FULL_SCOPE };
  const series = (by: TrendsParams['by'], filters: FilterParams = {}) =>
    deps.reader.trends(trendParams(by, filters, period), options);
  const [total, appeals, blocks, districts, networks, stories, conflicts, alerts] = await Promise.all([
    series('total'),
    series('total', { appeal: 'true' }),
    series('block'),
    series('district'),
    series('network'),
    deps.reader.stories({ ...filtersSchema.parse({}), from, to, limit: STORIES }, options),
    deps.reader.conflicts({ ...filtersSchema.parse({}), from, to, limit: CONFLICTS }, options),
    deps.alerts.list({ limit: 200 }),
  ]);
  const firstDay = firstDayWithData(total);
  const appealRow = noteRows(appeals, firstDay)[0] ?? EMPTY;
  return {
    ...period,
    madeAt: toIso(deps.clock.now()),
    verdict: verdictOf(appealRow),
    total: noteRows(total, firstDay)[0] ?? EMPTY,
    appeals: appealRow,
    blocks: noteRows(blocks, firstDay),
    districts: noteRows(districts, firstDay),
    networks: noteRows(networks, firstDay),
    stories: stories.items,
    conflicts: conflicts.items,
    alerts: alerts.items.filter((alert) => alert.openedAt >= from && alert.openedAt < to),
    missingSources: missing(deps.sources()),
  };
}

interface NotePeriod {
  day: string;
  from: string;
  to: string;
  /** Start of the first norm day. */
  normFrom: string;
}

function noteDay(day: string | null, { region, clock }: NoteDeps): NotePeriod {
  const time = createRegionTime(region.timezone);
  const start = day === null ? time.add('day', clock.now(), -1) : time.parse(day);
  if (Number.isNaN(start) || (day !== null && !/^\d{4}-\d{2}-\d{2}$/.test(day))) {
    throw new VecheError('input', `${day} is no day`, {
      where: 'day',
      hint: 'give a date such as 2026-11-24',
    });
  }
  if (start > clock.now()) {
    throw new VecheError('input', `${day} has not come yet`, {
      where: 'day',
      hint: 'give a day that has begun',
    });
  }
  const { year, month, day: dayOfMonth } = time.parts(start);
  const two = (value: number) => String(value).padStart(2, '0');
  return {
    day: `${year}-${two(month)}-${two(dayOfMonth)}`,
    from: toIso(start),
    to: toIso(time.add('day', start, 1)),
    normFrom: toIso(time.add('day', start, -NORM_DAYS)),
  };
}

function trendParams(by: TrendsParams['by'], filters: FilterParams, period: NotePeriod) {
  const params = trendsParamsSchema.parse({ ...filters, by, step: 'day', limit: '200' });
  return { ...params, from: period.normFrom, to: period.to };
}

function firstDayWithData(total: Trends): string | null {
  return total.series[0]?.points.find((point) => point.posts > 0)?.at ?? null;
}

function missing(sources: readonly SourceStatus[]): MorningNote['missingSources'] {
  return sources
    .filter(isMissing)
    .map((source) => ({ id: source.id, title: source.title, reason: source.reason ?? source.state }));
}
