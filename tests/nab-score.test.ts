import { expect, test } from 'vitest';
import { nabScore } from './support/nab-score.ts';

const series = (...detections: number[]) => ({
  rows: 1_000,
  windows: [[500, 509]] as const,
  detections,
});

// By hand: sigmoid(-1) = 0.986614, sigmoid(-0.1) = 0.244919, sigmoid(1) = -0.986614; one window: score = (raw + 1) / 2.
test.each([
  ['nothing', [], 0],
  ['the first row of the window', [500], 100],
  ['the last row of the window: 0.244919 / 0.986614', [509], 62.412],
  ['the first row and more of the same window', [500, 503, 509], 100],
  ['a false alarm before any window: 0.11', [300, 500], 94.5],
  ['a false alarm one width behind the window: 0.11 x 0.986614', [500, 518], 94.574],
  ['a false alarm far behind the window: 0.11', [500, 900], 94.5],
  ['two false alarms and no hit', [300, 900], -11],
  ['an alarm in the first 15 %', [149, 500], 100],
  ['an alarm just behind them', [150, 500], 94.5],
])('scores as the benchmark does: %s', (_, detections, score) => {
  expect(nabScore([series(...detections)])).toBeCloseTo(score, 2);
});

test('no more than 750 rows are free of cost', () => {
  const long = { ...series(750), rows: 20_000, windows: [[5_000, 5_100]] as const };

  expect(nabScore([long])).toBeCloseTo(-5.5, 6);
  expect(nabScore([{ ...long, detections: [749] }])).toBe(0);
});

test('every window weighs the same, whatever series it is in', () => {
  const two = { ...series(500), windows: [[500, 509], [700, 709]] as const }; // prettier-ignore

  expect(nabScore([series(500), two])).toBeCloseTo((100 * 2) / 3, 6);
});
