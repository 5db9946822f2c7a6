/** One measured number with its 95 % interval. */
export interface Measured {
  name: string;
  value: number;
  low: number;
  high: number;
  /** Rows it stands on. */
  rows: number;
  /** How the interval was got; null when the number has none. */
  interval: 'Wilson' | 'bootstrap' | null;
}

/** What one measure found. */
export interface Section {
  title: string;
  /** How it was measured, in a sentence or two. */
  how: string;
  measured: Measured[];
  /** What others reach, as they or the description of the data state it. */
  peers: readonly string[];
}
