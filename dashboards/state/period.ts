import { createRegionTime, type RegionTime } from '../../contracts/region-time.ts';

export const PRESETS = ['24h', 'today', 'yesterday', '7d', '30d'] as const;
export type Preset = (typeof PRESETS)[number];

/** A period as the address names it: relative to now, or two moments as the API reads them. */
export type Period = { preset: Preset } | { from: string; to: string };

/** UTC milliseconds, [from, to). */
export interface Span {
  from: number;
  to: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Start and end of a period. Relative ones end with the running minute, so that what just came is inside. */
export function resolvePeriod(period: Period, nowMs: number, time: RegionTime): Span {
  if ('from' in period) return { from: time.parse(period.from), to: time.parse(period.to) };
  const to = Math.floor(nowMs / MINUTE_MS) * MINUTE_MS + MINUTE_MS;
  switch (period.preset) {
    case '24h':
      return { from: to - DAY_MS, to };
    case 'today':
      return { from: time.startOf('day', nowMs), to };
    case 'yesterday':
      return { from: time.add('day', nowMs, -1), to: time.startOf('day', nowMs) };
    case '7d':
      return { from: time.add('day', nowMs, -6), to };
    case '30d':
      return { from: time.add('day', nowMs, -29), to };
  }
}

/** `2026-11-24T08:00`: a moment in the region's time, to the minute, as date fields and the API read it. */
export function localMinute(ms: number, time: RegionTime): string {
  const { year, month, day, hour, minute } = time.parts(ms);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`;
}

const MOMENT = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:?\d{2})?)?$/;
const UTC = createRegionTime('UTC');

/** Whether the API would take the text as a moment. */
export function isMoment(text: string): boolean {
  return MOMENT.test(text) && !Number.isNaN(UTC.parse(text));
}

/** Step in which a period is counted: short enough to see a shape, long enough to stay below some 120 columns. */
export function stepOf(span: Span): 'hour' | 'day' | 'week' | 'month' {
  const days = (span.to - span.from) / DAY_MS;
  if (days <= 5) return 'hour';
  if (days <= 120) return 'day';
  return days <= 730 ? 'week' : 'month';
}
