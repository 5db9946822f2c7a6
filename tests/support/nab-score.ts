/** What a detector found in one labelled series, in row numbers from 0. */
export interface NabSeries {
  rows: number;
  /** First and last row of each anomaly window, in order of time. */
  windows: readonly (readonly [first: number, last: number])[];
  /** Rows at which the detector alarmed. */
  detections: readonly number[];
}

/** Costs of the standard profile (config/profiles.json of numenta/NAB). */
const FALSE_POSITIVE = 0.11;
const TRUE_POSITIVE = 1;
const FALSE_NEGATIVE = 1;
/** Rows at the start that are not scored: 15 % of the series, of 5,000 rows at most (getProbationPeriod of nab/util.py). */
const PROBATION = { share: 0.15, rowsMax: 5_000 };

/**
 * Score of the Numenta Anomaly Benchmark over several series (nab/sweeper.py and nab/runner.py; Lavin and Ahmad 2015,
 * arXiv 1510.03336): 0 for a detector that finds nothing, 100 for one that alarms in the first row of every window and
 * nowhere else. In a window only the best alarm counts, which is the first; outside every alarm costs, less so right
 * behind a window.
 */
export function nabScore(series: readonly NabSeries[]): number {
  const windows = series.reduce((sum, { windows: { length } }) => sum + length, 0);
  const raw = series.reduce((sum, each) => sum + rawScore(each), 0);
  const [worst, best] = [-FALSE_NEGATIVE * windows, TRUE_POSITIVE * windows];
  return (100 * (raw - worst)) / (best - worst);
}

function rawScore({ rows, windows, detections }: NabSeries): number {
  const probation = Math.floor(PROBATION.share * Math.min(rows, PROBATION.rowsMax));
  const bestOf = windows.map(() => -FALSE_NEGATIVE);
  let outside = 0;
  for (const row of detections.filter((each) => each >= probation)) {
    const index = windows.findIndex(([first, last]) => row >= first && row <= last);
    const window = windows[index];
    if (window === undefined) outside += FALSE_POSITIVE * falseAlarm(row, windows);
    else bestOf[index] = Math.max(bestOf[index] ?? 0, TRUE_POSITIVE * hit(row, window));
  }
  return bestOf.reduce((sum, each) => sum + each, outside);
}

function hit(row: number, [first, last]: readonly [number, number]): number {
  return sigmoid(-(last - row + 1) / (last - first + 1)) / sigmoid(-1);
}

function falseAlarm(row: number, windows: NabSeries['windows']): number {
  const before = windows.findLast(([, last]) => last < row);
  return before === undefined ? -1 : sigmoid((row - before[1]) / (before[1] - before[0]));
}

/** From 1 far before 0 to -1 far behind it. */
function sigmoid(position: number): number {
  return position > 3 ? -1 : 2 / (1 + Math.exp(5 * position)) - 1;
}
