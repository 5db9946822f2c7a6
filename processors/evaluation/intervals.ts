import { createDice } from './dice.ts';
import type { Measured } from './measured.ts';

/** Two-sided 95 % quantile of the normal distribution. */
const Z = 1.96;
const RESAMPLES = 1000;
const SEED = 20_261_125;

/** A share with its Wilson interval (Wilson 1927, JASA 22:209–212). No rows: 0 with the interval 0 to 1. */
export function measuredShare(name: string, hits: number, rows: number): Measured {
  if (rows === 0) return { name, value: 0, low: 0, high: 1, rows, interval: 'Wilson' };
  const share = hits / rows;
  const scale = 1 + Z ** 2 / rows;
  const middle = share + Z ** 2 / (2 * rows);
  const spread = Z * Math.sqrt((share * (1 - share)) / rows + Z ** 2 / (4 * rows ** 2));
  return {
    name,
    value: share,
    low: Math.max(0, (middle - spread) / scale),
    high: Math.min(1, (middle + spread) / scale),
    rows,
    interval: 'Wilson',
  };
}

/**
 * A score of rows with its bootstrap percentile interval (Efron 1979): 1,000 draws with replacement from a fixed seed.
 * `scoreOf` gets rows, some of them several times.
 */
export function measuredScore<Row>(
  name: string,
  rows: readonly Row[],
  scoreOf: (rows: readonly Row[]) => number,
): Measured {
  const dice = createDice(SEED);
  const scores: number[] = [];
  const drawn = [...rows];
  for (let round = 0; round < RESAMPLES && rows.length > 0; round += 1) {
    for (let i = 0; i < drawn.length; i += 1) {
      const row = rows[Math.floor(dice() * rows.length)];
      if (row !== undefined) drawn[i] = row;
    }
    scores.push(scoreOf(drawn));
  }
  scores.sort((a, b) => a - b);
  return {
    name,
    value: scoreOf(rows),
    low: scores[Math.floor(0.025 * scores.length)] ?? 0,
    high: scores[Math.ceil(0.975 * scores.length) - 1] ?? 1,
    rows: rows.length,
    interval: 'bootstrap',
  };
}
