import { VecheError } from '../../contracts/errors.ts';
import type { CalendarUnit, RegionTime } from '../../contracts/region-time.ts';
import type { Span } from './local-shift.ts';

/** Most steps of one answer: a year of hours. */
const BUCKETS_MAX = 9_000;
const HOUR_MS = 3_600_000;

/** The steps of a period: `starts[i]` is the step's own start, `edges[i]`..`edges[i + 1]` the part inside the period. */
export interface Buckets {
  starts: number[];
  edges: number[];
}

/**
 * Cuts a period into hours, days, weeks or months of the region. The first and last step may stick out of the period;
 * their edges do not.
 * @throws {VecheError} `input` when there would be more than 9,000 steps.
 */
export function cutPeriod(time: RegionTime, unit: CalendarUnit, period: Span): Buckets {
  const starts: number[] = [];
  for (let start = startOf(time, unit, period.from); start < period.to; start = after(time, unit, start)) {
    starts.push(start);
    if (starts.length > BUCKETS_MAX) {
      throw new VecheError('input', `the period has more than ${BUCKETS_MAX} steps`, {
        where: 'step',
        hint: 'choose a longer step or a shorter period',
      });
    }
  }
  return { starts, edges: [...starts.map((start) => Math.max(start, period.from)), period.to] };
}

/** Hours by arithmetic: in the hour that clocks repeat, wall-clock parts name two moments. */
function startOf(time: RegionTime, unit: CalendarUnit, ms: number): number {
  if (unit !== 'hour') return time.startOf(unit, ms);
  const { minute, second } = time.parts(ms);
  return Math.floor(ms / 1000) * 1000 - minute * 60_000 - second * 1000;
}

function after(time: RegionTime, unit: CalendarUnit, start: number): number {
  return unit === 'hour' ? start + HOUR_MS : time.add(unit, start, 1);
}
