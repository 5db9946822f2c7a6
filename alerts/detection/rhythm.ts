import type { WindowMean } from './recent-windows.ts';
import type { HourCell, SeriesState } from './series-state.ts';

const HOUR_MS = 3_600_000;
/** Hours from Monday 00:00 to the hour at which UTC milliseconds begin, Thursday 1970-01-01 00:00. */
const EPOCH_HOUR_OF_WEEK = 72;

/** The norm is learnt of the last hour: single rows are noise, three hours blur the rhythm of a day. */
const LEARNT_WINDOW = 1;
/** Two weeks weigh as much as all that was before them. */
const LEVEL_HALF_LIFE_HOURS = 14 * 24;
/** One sight of an hour of the day is believed half; fourteen weigh as much as all before. */
const DAY_CELL = { priorHours: 1, halfLifeHours: 14 };
/** Of an hour of the week, four sights are believed half: most of it is told by the hour of the day. */
const WEEK_CELL = { priorHours: 4, halfLifeHours: 14 };

/** What a row at this moment is expected to be: level, hour of the day and hour of the week, all of earlier rows. */
export function expectedAt(state: SeriesState, at: number): number {
  return Math.max(0, rawExpectedAt(state, at));
}

/**
 * Draws the norm towards what was seen. A spike counts like everything else: a series that often has spikes needs a higher
 * one. `hours`: the time since the row before, at most one.
 */
export function learn(state: SeriesState, at: number, means: readonly WindowMean[], hours: number): void {
  const expected = rawExpectedAt(state, at);
  const missed = (means[LEARNT_WINDOW]?.mean ?? expected) - expected;
  const gain = Math.max(1 / state.rows, share(hours, LEVEL_HALF_LIFE_HOURS));
  state.level += gain * missed;
  // The first row misses an expectation that nobody had.
  if (state.rows === 1) return;
  state.variances = means.map(({ mean }, index) => {
    const variance = state.variances[index] ?? 0;
    return variance + gain * ((mean - expected) ** 2 - variance);
  });
  const { ofDay, ofWeek } = cellsAt(state, at);
  learnCell(ofDay, missed, hours, DAY_CELL);
  learnCell(ofWeek, missed, hours, WEEK_CELL);
}

function learnCell(cell: HourCell, missed: number, hours: number, pace: typeof DAY_CELL): void {
  if (hours === 0) return;
  cell.seenHours += hours;
  cell.offset +=
    Math.max(hours / (cell.seenHours + pace.priorHours), share(hours, pace.halfLifeHours)) * missed;
}

/** Weight of the last `hours` in an average that halves the past every `halfLifeHours`. */
function share(hours: number, halfLifeHours: number): number {
  return 1 - 2 ** (-hours / halfLifeHours);
}

function rawExpectedAt(state: SeriesState, at: number): number {
  const { ofDay, ofWeek } = cellsAt(state, at);
  return state.level + ofDay.offset + ofWeek.offset;
}

function cellsAt(state: SeriesState, at: number): { ofDay: HourCell; ofWeek: HourCell } {
  const hour = Math.floor(at / HOUR_MS) + EPOCH_HOUR_OF_WEEK;
  return { ofDay: cellOf(state.hoursOfDay, hour), ofWeek: cellOf(state.hoursOfWeek, hour) };
}

function cellOf(cells: readonly HourCell[], hour: number): HourCell {
  const index = hour % cells.length;
  return cells[index < 0 ? index + cells.length : index] ?? { offset: 0, seenHours: 0 };
}
