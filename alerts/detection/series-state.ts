/** What was learnt about one hour of the day or of the week. */
export interface HourCell {
  /** Rows of this hour lie so much above the level. */
  offset: number;
  /** Hours of this kind that were seen. */
  seenHours: number;
}

/** Everything a detector remembers of a series: plain data of bounded size, the same after JSON and back. */
export interface SeriesState {
  rows: number;
  /** Moment of the first row; null before there is one. UTC milliseconds, like every moment here. */
  firstAt: number | null;
  lastAt: number | null;
  /** Usual time from row to row, in hours; a gap counts as one hour. */
  stepHours: number;
  /** Mean of a row, whatever the hour. */
  level: number;
  /** 24 hours of the day, UTC. */
  hoursOfDay: HourCell[];
  /** 168 hours of the week from Monday 00:00 UTC: what they differ by from the same hour of other days. */
  hoursOfWeek: HourCell[];
  /** Mean square of what the means of the windows missed the norm by, in the order of the windows. */
  variances: number[];
  /** Moments and values of the recent rows, oldest first. */
  recent: [at: number, value: number][];
  /** The last spike; null before the first. */
  spike: Spike | null;
}

/** A spike, as long as it is remembered. */
export interface Spike {
  /** Moment at which it was told, from which its rest counts. */
  at: number;
  /** How high it went: the largest number of deviations since then. */
  peak: number;
}

const HOURS_OF_DAY = 24;
const HOURS_OF_WEEK = 168;

/** A series of which nothing is known. */
export function emptySeriesState(): SeriesState {
  return {
    rows: 0,
    firstAt: null,
    lastAt: null,
    stepHours: 0,
    level: 0,
    hoursOfDay: cells(HOURS_OF_DAY),
    hoursOfWeek: cells(HOURS_OF_WEEK),
    variances: [],
    recent: [],
    spike: null,
  };
}

function cells(count: number): HourCell[] {
  return Array.from({ length: count }, () => ({ offset: 0, seenHours: 0 }));
}
