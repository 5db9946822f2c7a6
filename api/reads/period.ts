import { toIso, type Clock } from '../../contracts/clock.ts';
import { PUBLISHED_MIN } from '../../contracts/post.ts';
import type { Filters } from '../../contracts/queries/filters.ts';
import type { Resolved } from '../../contracts/reader.ts';
import type { RegionTime } from '../../contracts/region-time.ts';
import { invalidFields, type FieldError } from '../errors/request-error.ts';

/** Period of a read that names none: seven days of the region with today, 24 hours, or everything. */
export type UsualPeriod = 'week' | 'day' | 'all';

export interface PeriodDeps {
  clock: Clock;
  time: RegionTime;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const DAYS_MAX = 400;
/** Nothing is older, so no period begins before. */
const FIRST_MS = Date.parse(PUBLISHED_MIN);
/** Clocks of readers may be ahead of ours by this. */
const AHEAD_MS = HOUR_MS;

interface Given {
  from?: string | undefined;
  to?: string | undefined;
}

/**
 * Parameters with their period as UTC, half-open. Zoneless input is the region's time. An end that is still to come today
 * means now, because hours that have not passed are not calm.
 * @throws {RequestError} `input` when the period is empty, reaches beyond today, or is over 400 days (unless `all`).
 */
export function resolvePeriod<Params extends Given>(
  params: Params,
  usual: UsualPeriod,
  deps: PeriodDeps,
): Resolved<Params> {
  // Whole seconds, so that readers who ask in the same second share one answer.
  const now = Math.ceil(deps.clock.now() / 1000) * 1000;
  const to = endOf(params.to, usual, now, deps.time);
  const given = params.from === undefined ? usualStart(usual, to, deps.time) : deps.time.parse(params.from);
  const from = Math.max(given, FIRST_MS);
  const fields = problems(from, to, usual, latestEnd(now, deps.time));
  if (fields.length > 0) throw invalidFields(fields);
  const period: Pick<Filters, 'from' | 'to'> = {
    from: toIso(from),
    to: toIso(Math.min(to, ceiling(to, now))),
  };
  return { ...params, ...period };
}

function endOf(given: string | undefined, usual: UsualPeriod, now: number, time: RegionTime): number {
  if (given !== undefined) return time.parse(given);
  return usual === 'all' ? now + AHEAD_MS : now;
}

function usualStart(usual: UsualPeriod, to: number, time: RegionTime): number {
  if (Number.isNaN(to)) return to;
  if (usual === 'all') return FIRST_MS;
  return usual === 'day' ? to - DAY_MS : time.add('day', to - 1, -6);
}

function latestEnd(now: number, time: RegionTime): number {
  return Math.max(now + AHEAD_MS, time.add('day', now, 1));
}

function ceiling(to: number, now: number): number {
  return to > now + AHEAD_MS ? now : to;
}

function problems(from: number, to: number, usual: UsualPeriod, latest: number): FieldError[] {
  const fields: FieldError[] = [];
  if (Number.isNaN(from)) fields.push({ field: 'from', message: 'no such moment' });
  if (Number.isNaN(to)) fields.push({ field: 'to', message: 'no such moment' });
  if (fields.length > 0) return fields;
  if (from >= to) fields.push({ field: 'from', message: 'must be before to, which is not included' });
  if (to > latest) fields.push({ field: 'to', message: 'must not be after today' });
  if (usual !== 'all' && to - from > DAYS_MAX * DAY_MS) {
    fields.push({ field: 'from', message: `a period is at most ${DAYS_MAX} days` });
  }
  return fields;
}
