import {
  columnRow,
  columnViews,
  damped,
  letterRow,
  type FeatureSpace,
  type SparseRow,
} from './feature-space.ts';
import type { Features } from './read-features.ts';

/**
 * Makes the function that turns a text into a row of numbers: its four views side by side, each brought to the length of
 * its weight. It remembers every word, so it is for the texts of one training.
 */
export function createTextRow(space: FeatureSpace): (features: Features) => SparseRow {
  const known = new Map<string, SparseRow>();
  const letters = (form: string): SparseRow => {
    const row = known.get(form) ?? letterRow(form, space);
    known.set(form, row);
    return row;
  };
  return (features) => textRow(features, space, letters);
}

type Letters = (form: string) => SparseRow;

function textRow(features: Features, space: FeatureSpace, letters: Letters): SparseRow {
  const { stem, pair, term } = columnViews(space);
  const parts = [
    columnRow(features.stems, space, stem),
    columnRow(features.pairs, space, pair),
    lettersOf(features, space, letters),
    columnRow(features.terms, space, term),
  ];
  const rows = new Int32Array(parts.reduce((sum, part) => sum + part.rows.length, 0));
  const values = new Float32Array(rows.length);
  let at = 0;
  for (const part of parts) {
    rows.set(part.rows, at);
    values.set(part.values, at);
    at += part.rows.length;
  }
  return { rows, values };
}

/**
 * The letters of all words. Words count as if they shared no letters, so that what a word adds depends on nothing but
 * the word, and can be remembered.
 */
function lettersOf(features: Features, space: FeatureSpace, letters: Letters): SparseRow {
  const sums = new Map<number, number>();
  let squares = 0;
  for (const [form, count] of features.forms) {
    const { rows, values } = letters(form);
    const weight = damped(count);
    squares += weight * weight;
    for (let i = 0; i < rows.length; i += 1) {
      const row = rows[i] ?? 0;
      sums.set(row, (sums.get(row) ?? 0) + weight * (values[i] ?? 0));
    }
  }
  const scale = squares > 0 ? Math.sqrt(space.views.letters / squares) : 0;
  return {
    rows: Int32Array.from(sums.keys()),
    values: Float32Array.from(sums.values(), (value) => value * scale),
  };
}
