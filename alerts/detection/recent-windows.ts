import type { SeriesState } from './series-state.ts';

const HOUR_MS = 3_600_000;
/** Lengths of the windows: this row alone, the last hour, the last three. A flash fills the first, a swell the last. */
const WINDOWS_MS = [0, HOUR_MS, 3 * HOUR_MS];
/** Most rows that are kept: three hours of a row each fifteen seconds. */
const ROWS_MAX = 720;

/** The end of a series, seen through one window. */
export interface WindowMean {
  /** Rows in the window, the newest included. */
  rows: number;
  mean: number;
}

/** Takes a row and answers the means of all windows, shortest first. Sums are made anew, so that no error adds up. */
export function takeRow(state: SeriesState, at: number, value: number): WindowMean[] {
  const { recent } = state;
  recent.push([at, value]);
  const oldest = at - (WINDOWS_MS.at(-1) ?? 0);
  const first = recent.findIndex(([time]) => time > oldest);
  recent.splice(0, Math.max(first, recent.length - ROWS_MAX));
  let sum = value;
  let rows = 1;
  return WINDOWS_MS.map((lengthMs) => {
    for (let next = recent.at(-1 - rows); next !== undefined; next = recent.at(-1 - rows)) {
      if (next[0] <= at - lengthMs) break;
      sum += next[1];
      rows += 1;
    }
    return { rows, mean: sum / rows };
  });
}
