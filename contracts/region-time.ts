export type CalendarUnit = 'hour' | 'day' | 'week' | 'month';

/** Calendar of a region: UTC milliseconds inside, the region's days and weeks at the edge. Weeks begin on Monday. */
export interface RegionTime {
  readonly timezone: string;
  startOf(unit: CalendarUnit, ms: number): number;
  /** Start of the unit `count` units after the one that holds `ms` (negative: before). */
  add(unit: CalendarUnit, ms: number, count: number): number;
  /** 0 = Monday 00:00–01:00 … 167 = Sunday 23:00–24:00, region time. */
  hourOfWeek(ms: number): number;
  /** Wall-clock parts of the region. `weekday` 1 = Monday … 7 = Sunday. */
  parts(ms: number): {
    year: number;
    month: number;
    day: number;
    hour: number;
    minute: number;
    second: number;
    weekday: number;
  };
  /** UTC ms of an ISO date or date-time; without a zone it is the region's time. NaN when it is no date. */
  parse(text: string): number;
}

/** @throws {RangeError} when the IANA zone is unknown. */
export function createRegionTime(timezone: string): RegionTime {
  return new ZonedCalendar(timezone);
}

const OFFSETS_KEPT_MAX = 50_000;

class ZonedCalendar implements RegionTime {
  readonly timezone: string;
  readonly #format: Intl.DateTimeFormat;
  readonly #offsets = new Map<number, number>();

  constructor(timezone: string) {
    this.timezone = timezone;
    this.#format = new Intl.DateTimeFormat('en-GB', {
      timeZone: timezone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  }

  parts(ms: number): ReturnType<RegionTime['parts']> {
    const local = new Date(ms + this.#offsetAt(ms));
    return {
      year: local.getUTCFullYear(),
      month: local.getUTCMonth() + 1,
      day: local.getUTCDate(),
      hour: local.getUTCHours(),
      minute: local.getUTCMinutes(),
      second: local.getUTCSeconds(),
      weekday: local.getUTCDay() || 7,
    };
  }

  startOf(unit: CalendarUnit, ms: number): number {
    return this.add(unit, ms, 0);
  }

  add(unit: CalendarUnit, ms: number, count: number): number {
    const { year, month, day, hour, weekday } = this.parts(ms);
    switch (unit) {
      case 'hour':
        return this.#fromLocal(Date.UTC(year, month - 1, day, hour)) + count * 3_600_000;
      case 'day':
        return this.#fromLocal(Date.UTC(year, month - 1, day + count));
      case 'week':
        return this.#fromLocal(Date.UTC(year, month - 1, day - weekday + 1 + 7 * count));
      case 'month':
        return this.#fromLocal(Date.UTC(year, month - 1 + count, 1));
    }
  }

  hourOfWeek(ms: number): number {
    const { weekday, hour } = this.parts(ms);
    return (weekday - 1) * 24 + hour;
  }

  parse(text: string): number {
    const iso = text.trim().replace(' ', 'T');
    if (/(Z|[+-]\d{2}:?\d{2})$/.test(iso) && iso.includes('T')) return Date.parse(iso);
    const local = Date.parse(iso.includes('T') ? `${iso}Z` : `${iso}T00:00:00Z`);
    return Number.isNaN(local) ? Number.NaN : this.#fromLocal(local);
  }

  /** Zones change their offset on quarter hours only, so one look-up serves a quarter hour. */
  #offsetAt(ms: number): number {
    const quarter = Math.floor(ms / 900_000);
    const known = this.#offsets.get(quarter);
    if (known !== undefined) return known;
    const fields = this.#format
      .formatToParts(quarter * 900_000)
      .map((part) => [part.type, Number(part.value)]);
    const {
      year = 0,
      month = 1,
      day = 1,
      hour = 0,
      minute = 0,
      second = 0,
    } = Object.fromEntries(fields) as Parts;
    const offset = Date.UTC(year, month - 1, day, hour, minute, second) - quarter * 900_000;
    if (this.#offsets.size >= OFFSETS_KEPT_MAX) this.#offsets.clear();
    this.#offsets.set(quarter, offset);
    return offset;
  }

  #fromLocal(localMs: number): number {
    const first = localMs - this.#offsetAt(localMs);
    return localMs - this.#offsetAt(first);
  }
}

type Parts = Partial<Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number>>;
