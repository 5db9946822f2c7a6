import type { RegionTime } from '../../contracts/region-time.ts';

const HOUR_MS = 3_600_000;
/** Ninety working days: longer promises are no terms of an answer. */
const HOURS_MAX = 2160;

/** The moment `hours` hours of working days (Monday to Friday, whole days) after `ms`. Holidays are not known. */
export function afterWorkingHours(ms: number, hours: number, time: RegionTime): number {
  let left = Math.min(hours, HOURS_MAX) * HOUR_MS;
  let at = ms;
  for (;;) {
    const dayEnd = time.add('day', at, 1);
    const isWorkingDay = time.parts(at).weekday <= 5;
    if (isWorkingDay && dayEnd - at >= left) return at + left;
    if (isWorkingDay) left -= dayEnd - at;
    at = dayEnd;
  }
}
