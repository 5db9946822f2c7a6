import { toIso } from '../../contracts/clock.ts';
import { VecheError } from '../../contracts/errors.ts';
import { takeRow, type WindowMean } from './recent-windows.ts';
import { expectedAt, learn } from './rhythm.ts';
import { emptySeriesState, type SeriesState } from './series-state.ts';

/** What is said of one row. */
export interface SeriesVerdict {
  /** What the row was expected to be, by the rows before it; 0 for the first row. */
  expected: number;
  /**
   * How far this row, the last hour or the last three lie above the norm, in standard deviations; 0 while the detector
   * learns. In the day after a spike it says what is new: 0 up to that spike's height, the threshold at twice its height.
   */
  score: number;
  /** The score has reached the threshold. */
  isSpike: boolean;
}

/** Finds spikes in a series of counts, row by row: a verdict depends on its row and the rows before it only. */
export interface SeriesDetector {
  /** What was learnt so far. It changes with the next row: copy it to keep it. */
  readonly state: Readonly<SeriesState>;
  /**
   * Judges a row and learns from it. `at`: UTC milliseconds; `value`: a count, 0 to VALUE_MAX.
   * @throws {VecheError} `input` when the row is earlier than the one before it, or is no count; nothing is learnt then.
   */
  add(at: number, value: number): SeriesVerdict;
}

/** How a detector begins. */
export interface SeriesOptions {
  /** Score of a spike, above 0; 7 when absent. */
  threshold?: number;
  /** A remembered state to go on from, which the detector then owns; absent: nothing is known yet. */
  state?: SeriesState;
}

/** Largest value of a row: above it, whole numbers are no longer exact. */
export const VALUE_MAX = Number.MAX_SAFE_INTEGER;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Nothing is told before every hour of the day was seen once. */
const LEARNING_MS = DAY_MS;
const LEARNING_ROWS = 24;
/** One event makes one spike: within a day only what is twice as high is told again. */
const REST_MS = DAY_MS;
/**
 * The score of a spike. Chosen on five series of NAB realTweets, where all from 5 to 10 do well (docs/alerts.md). The
 * deviation holds the spikes of the past, so it is not that of a normal distribution.
 */
const SPIKE_SCORE = 7;
/** Rows over which the usual time from row to row is averaged. */
const STEP_ROWS = 1_000;

/** A detector of one series. It reads no clock: moments come with the rows. */
export function createSeriesDetector(options: SeriesOptions = {}): SeriesDetector {
  const { threshold = SPIKE_SCORE, state = emptySeriesState() } = options;
  return {
    state,
    add(at, value) {
      checkRow(state, at, value);
      const expected = expectedAt(state, at);
      passTime(state, at);
      const means = takeRow(state, at, value);
      const deviations = isLearning(state, at) ? 0 : deviationsOf(state, means, expected);
      const score = scoreOf(state, at, deviations, threshold);
      const isSpike = score >= threshold;
      noteSpike(state, at, deviations, isSpike);
      learnRow(state, at, means);
      return { expected, score, isSpike };
    },
  };
}

function checkRow(state: SeriesState, at: number, value: number): void {
  if (Number.isNaN(new Date(at).getTime()) || !(value >= 0 && value <= VALUE_MAX)) {
    throw new VecheError('input', 'a row of a series needs a moment and a count of 0 or more', {
      where: `${at}, ${value}`,
    });
  }
  if (state.lastAt !== null && at < state.lastAt) {
    throw new VecheError('input', 'rows of a series must come in the order of time', {
      where: `${toIso(at)} after ${toIso(state.lastAt)}`,
      hint: 'sort them',
    });
  }
}

function passTime(state: SeriesState, at: number): void {
  if (state.lastAt !== null) {
    const hours = hoursSince(state.lastAt, at);
    state.stepHours += (hours - state.stepHours) / Math.min(state.rows, STEP_ROWS);
  }
  state.firstAt ??= at;
  state.rows += 1;
}

/** Of a gap only its last hour is known. */
function hoursSince(before: number | null, at: number): number {
  return before === null ? 0 : Math.min((at - before) / HOUR_MS, 1);
}

function isLearning({ firstAt, rows }: SeriesState, at: number): boolean {
  return firstAt === null || at - firstAt < LEARNING_MS || rows <= LEARNING_ROWS;
}

/**
 * The most deviations that a window lies above the norm. A window is weighed by the root of its hours: short ones have the
 * heavier tails, a single row of a busy network most of all. The deviation is the learnt one, but never below that of a
 * Poisson count with one event to spare, so that single posts in a silent series are no spike.
 */
function deviationsOf(state: SeriesState, means: readonly WindowMean[], expected: number): number {
  const each = means.map(({ rows, mean }, index) => {
    const poisson = (expected * rows + 1) / (rows * rows);
    const deviation = Math.sqrt(Math.max(state.variances[index] ?? 0, poisson));
    return ((mean - expected) / deviation) * Math.sqrt(rows * state.stepHours);
  });
  return Math.max(...each);
}

function scoreOf({ spike }: SeriesState, at: number, deviations: number, threshold: number): number {
  if (spike === null || at - spike.at >= REST_MS || deviations <= 0) return deviations;
  return Math.max(0, threshold * (deviations / spike.peak - 1));
}

function noteSpike(state: SeriesState, at: number, deviations: number, isSpike: boolean): void {
  const { spike } = state;
  if (spike !== null && at - spike.at < REST_MS) spike.peak = Math.max(spike.peak, deviations);
  else if (isSpike) state.spike = { at, peak: deviations };
}

function learnRow(state: SeriesState, at: number, means: readonly WindowMean[]): void {
  learn(state, at, means, hoursSince(state.lastAt, at));
  state.lastAt = at;
}
