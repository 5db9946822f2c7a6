import type { Clock } from '../contracts/clock.ts';
import type { RegionTime } from '../contracts/region-time.ts';
import { countDay } from './day-counts.ts';
import type { OpenPool } from './engine/pool.ts';
import type { CountedDay, CountedDays } from './queries/counted-days.ts';

/**
 * Keeps `day_counts` honest. A day is called clean only once it was counted, and it is called dirty durably before a row
 * of it may be in the store: whatever crashes between, no wrong day is clean.
 */
export interface DayBook extends CountedDays {
  /** Has to be called before rows with these publishing times (ISO) are inserted. */
  soil(times: Iterable<string>): Promise<void>;
  /** As `soil`, of all days that a period touches (ISO, both ends included). */
  soilSpan(span: { from: string; to: string }): Promise<void>;
  /** Starts of days that have posts, are over and are not counted, the latest first. */
  uncounted(): Promise<number[]>;
  /** Whether a row of the day was announced to `soil` within the last five minutes. */
  isBusy(start: number): boolean;
  /** Counts a day anew. Nothing may be written meanwhile. */
  count(start: number): Promise<void>;
  /**
   * From now on the authors of all days that began before the moment stay as they are, because the pseudonyms behind them
   * are about to be destroyed. Nothing may be written meanwhile.
   */
  seal(before: number): Promise<void>;
  /** Clean days, for comparing them with the posts; sealed ones are not among them. */
  clean(): [start: number, day: CountedDay][];
}

interface MarkRow {
  start: number;
  timezone: string;
  state: 'dirty' | 'clean' | 'sealed';
  build: number;
}

/** A day that is written to is counted only after this silence: a backfill writes to the same days again and again. */
const SILENCE_MS = 5 * 60_000;
/** Changes of offset, and so the borders of days, lie on quarter hours. */
const QUARTER_MS = 900_000;
const HOUR_MS = 3_600_000;
const MARK_COLUMNS = ['day', 'timezone', 'state', 'build', 'version'];

interface Deps {
  pool: OpenPool;
  time: RegionTime;
  clock: Clock;
}

/** Reads which days are counted. Days of another zone are none of ours, and no longer kept right: they are called dirty. */
export async function openDayBook(deps: Deps): Promise<DayBook> {
  const rows = await deps.pool.query<MarkRow>({
    sql: 'SELECT toUnixTimestamp(day) * 1000 AS start, timezone, state, build FROM day_marks FINAL',
  });
  const [numbers] = await deps.pool.query<{ build: number; version: number }>({
    sql:
      'SELECT greatest((SELECT max(build) FROM day_counts), (SELECT max(build) FROM day_marks)) AS build, ' +
      '(SELECT max(version) FROM day_marks) AS version',
  });
  const days = new StoredDays(deps, numbers ?? { build: 0, version: 0 });
  await days.load(rows);
  return days;
}

class StoredDays implements DayBook {
  readonly #deps: Deps;
  readonly #days = new Map<number, CountedDay>();
  /** When a row of a day that is not counted was last announced. */
  readonly #lastWrites = new Map<number, number>();
  #build: number;
  #version: number;

  constructor(deps: Deps, numbers: { build: number; version: number }) {
    this.#deps = deps;
    this.#build = numbers.build;
    this.#version = numbers.version;
  }

  async load(rows: readonly MarkRow[]): Promise<void> {
    const { timezone } = this.#deps.time;
    await this.#mark(rows.filter((row) => row.timezone !== timezone && row.state === 'clean').map(dirty));
    for (const { start, state, build, timezone: zone } of rows) {
      if (zone !== timezone || state === 'dirty') continue;
      this.#days.set(start, { state, build, end: this.#endOf(start) });
    }
  }

  get(start: number): CountedDay | undefined {
    return this.#days.get(start);
  }

  entries(): Iterable<[start: number, day: CountedDay]> {
    return this.#days.entries();
  }

  async soil(times: Iterable<string>): Promise<void> {
    const quarters = new Set<number>();
    for (const time of times) quarters.add(Math.floor(Date.parse(time) / QUARTER_MS));
    await this.#soil(new Set([...quarters].map((quarter) => this.#startOf(quarter * QUARTER_MS))));
  }

  async soilSpan({ from, to }: { from: string; to: string }): Promise<void> {
    const first = this.#startOf(Date.parse(from));
    const last = Date.parse(to);
    await this.#soil([...this.#days.keys()].filter((start) => start >= first && start <= last));
  }

  async uncounted(): Promise<number[]> {
    const rows = await this.#deps.pool.query<{ hour: number }>({
      sql: 'SELECT DISTINCT toUnixTimestamp(hour) * 1000 AS hour FROM rollup_hour',
    });
    // An hour of UTC touches two days in a zone of half hours.
    const starts = new Set(
      rows.flatMap(({ hour }) => [this.#startOf(hour), this.#startOf(hour + HOUR_MS - 1)]),
    );
    const now = this.#deps.clock.now();
    return [...starts]
      .filter((start) => !this.#days.has(start) && this.#endOf(start) <= now)
      .sort((a, b) => b - a);
  }

  isBusy(start: number): boolean {
    const written = this.#lastWrites.get(start);
    return written !== undefined && this.#deps.clock.now() - written < SILENCE_MS;
  }

  async count(start: number): Promise<void> {
    await this.#count(start, 'clean');
  }

  async seal(before: number): Promise<void> {
    const counted = [...this.#days].filter(([start, { state }]) => start < before && state === 'clean');
    await this.#mark(counted.map(([start, { build }]) => ({ ...this.#row(start, build), state: 'sealed' })));
    for (const [start, day] of counted) this.#days.set(start, { ...day, state: 'sealed' });
    for (const start of await this.uncounted()) if (start < before) await this.#count(start, 'sealed');
  }

  clean(): [start: number, day: CountedDay][] {
    return [...this.#days].filter(([, { state }]) => state === 'clean').sort(([a], [b]) => a - b);
  }

  async #count(start: number, state: CountedDay['state']): Promise<void> {
    const end = this.#endOf(start);
    const build = ++this.#build;
    await countDay(this.#deps.pool, { from: start, to: end }, build);
    await this.#mark([{ ...this.#row(start, build), state }]);
    this.#days.set(start, { state, build, end });
    this.#lastWrites.delete(start);
  }

  async #soil(starts: Iterable<number>): Promise<void> {
    const now = this.#deps.clock.now();
    const clean: number[] = [];
    for (const start of starts) {
      const state = this.#days.get(start)?.state;
      if (state === 'sealed') continue;
      this.#lastWrites.set(start, now);
      if (state === 'clean') clean.push(start);
    }
    await this.#mark(clean.map((start) => dirty(this.#row(start, this.#days.get(start)?.build ?? 0))));
    for (const start of clean) this.#days.delete(start);
  }

  #row(start: number, build: number): Omit<MarkRow, 'state'> {
    return { start, timezone: this.#deps.time.timezone, build };
  }

  async #mark(rows: readonly MarkRow[]): Promise<void> {
    if (rows.length === 0) return;
    const lines = rows.map(({ start, timezone, state, build }) =>
      JSON.stringify([start / 1000, timezone, state, build, ++this.#version]),
    );
    const body = Buffer.from(`${lines.join('\n')}\n`);
    await this.#deps.pool.use((connection) =>
      connection.insert({ table: 'day_marks', columns: MARK_COLUMNS, body }),
    );
  }

  #startOf(ms: number): number {
    return this.#deps.time.startOf('day', ms);
  }

  #endOf(start: number): number {
    return this.#deps.time.add('day', start, 1);
  }
}

function dirty(row: Omit<MarkRow, 'state'>): MarkRow {
  return { ...row, state: 'dirty' };
}
