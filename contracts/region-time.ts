/** Calendar of a region: UTC milliseconds inside, the region's days and weeks at the edge. Weeks begin on Monday. */
export interface RegionTime {
  readonly timezone: string;
  startOf(unit: 'hour' | 'day' | 'week' | 'month', ms: number): number;
  /** Start of the unit `count` units after the one that holds `ms` (negative: before). */
  add(unit: 'hour' | 'day' | 'week' | 'month', ms: number, count: number): number;
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
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const offsets = new Map<number, number>();

  function parts(ms: number): ReturnType<RegionTime['parts']> {
    const local = new Date(ms + offsetAt(ms));
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

  /** Zones change their offset on quarter hours only, so one look-up serves a quarter hour. */
  function offsetAt(ms: number): number {
    const quarter = Math.floor(ms / 900_000);
    const known = offsets.get(quarter);
    if (known !== undefined) return known;
    const field = Object.fromEntries(
      format.formatToParts(quarter * 900_000).map((part) => [part.type, Number(part.value)]),
    );
    const local = Date.UTC(
      field['year'] ?? 0,
      (field['month'] ?? 1) - 1,
      field['day'],
      field['hour'],
      field['minute'],
      field['second'],
    );
    const offset = local - quarter * 900_000;
    if (offsets.size > 50_000) offsets.clear();
    offsets.set(quarter, offset);
    return offset;
  }

  function fromLocal(localMs: number): number {
    const first = localMs - offsetAt(localMs);
    return localMs - offsetAt(first);
  }

  function startOf(unit: Parameters<RegionTime['startOf']>[0], ms: number): number {
    return add(unit, ms, 0);
  }

  function add(unit: Parameters<RegionTime['add']>[0], ms: number, count: number): number {
    const { year, month, day, hour, weekday } = parts(ms);
    if (unit === 'hour') return fromLocal(Date.UTC(year, month - 1, day, hour)) + count * 3_600_000;
    if (unit === 'day') return fromLocal(Date.UTC(year, month - 1, day + count));
    if (unit === 'week') return fromLocal(Date.UTC(year, month - 1, day - weekday + 1 + 7 * count));
    return fromLocal(Date.UTC(year, month - 1 + count, 1));
  }

  return {
    timezone,
    startOf,
    add,
    parts,
    hourOfWeek(ms) {
      const { weekday, hour } = parts(ms);
      return (weekday - 1) * 24 + hour;
    },
    parse(text) {
      const iso = text.trim().replace(' ', 'T');
      if (/(Z|[+-]\d{2}:?\d{2})$/.test(iso) && iso.includes('T')) return Date.parse(iso);
      const local = Date.parse(iso.includes('T') ? `${iso}Z` : `${iso}T00:00:00Z`);
      return Number.isNaN(local) ? Number.NaN : fromLocal(local);
    },
  };
}
