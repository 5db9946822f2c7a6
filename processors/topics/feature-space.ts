import { COLUMNS, letterColumns } from './hash-feature.ts';
import type { Features } from './read-features.ts';

/** How much each view of a text weighs; every view by itself is brought to length 1 first. */
export interface ViewWeights {
  stem: number;
  pair: number;
  letters: number;
  term: number;
}

/** The features that a model knows: each has a row of its own. */
export interface FeatureSpace {
  /** Row of each column; −1: unknown. COLUMNS long. */
  rowOf: Int32Array;
  /** A bit for each column that has a row: small enough for the cache, and most pairs are unknown. */
  knows: Uint32Array;
  /** Columns of the rows, ascending. */
  columns: Uint32Array;
  /** How telling each row is: its inverse document frequency. */
  gains: Float32Array;
  /** The gain of what is in no text of the training. */
  rarest: number;
  views: ViewWeights;
}

/** A text as numbers: rows, each once, with their values. */
export interface SparseRow {
  rows: Int32Array;
  values: Float32Array;
}

/** Texts that must hold a pair or a run of letters: one that stands in a single text tells nothing of another. */
const PAIR_TEXTS_MIN = 2;
const LETTERS_TEXTS_MIN = 2;

/** Bits of one number of `knows`. */
const WORD_BITS = 32;

/** A space over columns with their gains. `columns` ascend. */
export function makeSpace(columns: Uint32Array, gains: Float32Array, views: ViewWeights): FeatureSpace {
  const rowOf = new Int32Array(COLUMNS).fill(-1);
  const knows = new Uint32Array(COLUMNS / WORD_BITS);
  for (let row = 0; row < columns.length; row += 1) {
    const column = columns[row] ?? 0;
    rowOf[column] = row;
    knows[column >>> 5] = (knows[column >>> 5] ?? 0) | (1 << (column & 31));
  }
  const rarest = gains.reduce((greatest, gain) => Math.max(greatest, gain), 1);
  return { rowOf, knows, columns, gains, rarest, views };
}

/** The space of some texts. Inverse document frequency is smoothed as if one more text held everything. */
export function fitSpace(texts: readonly Features[], views: ViewWeights): FeatureSpace {
  const frequency = new Uint32Array(COLUMNS);
  for (const text of texts) {
    for (const column of text.stems.keys()) add(frequency, column);
    for (const column of text.terms.keys()) add(frequency, column);
  }
  addCommon(frequency, texts, PAIR_TEXTS_MIN, (text) => text.pairs.keys());
  addCommon(frequency, texts, LETTERS_TEXTS_MIN, createLettersOf());
  const columns = Uint32Array.from(positions(frequency));
  const gains = Float32Array.from(
    columns,
    (column) => Math.log((1 + texts.length) / (1 + (frequency[column] ?? 0))) + 1,
  );
  return makeSpace(columns, gains, views);
}

/** Distinct columns of a text's letters; every word is cut once. */
function createLettersOf(): (text: Features) => Set<number> {
  const known = new Map<string, readonly number[]>();
  return ({ forms }) => {
    const columns = new Set<number>();
    for (const form of forms.keys()) {
      const own = known.get(form) ?? letterColumns(form);
      known.set(form, own);
      for (const column of own) columns.add(column);
    }
    return columns;
  };
}

function addCommon(
  frequency: Uint32Array,
  texts: readonly Features[],
  textsMin: number,
  columnsOf: (text: Features) => Iterable<number>,
): void {
  const own = new Uint32Array(COLUMNS);
  for (const text of texts) for (const column of columnsOf(text)) add(own, column);
  for (let column = 0; column < COLUMNS; column += 1) {
    const holders = own[column] ?? 0;
    if (holders >= textsMin) frequency[column] = (frequency[column] ?? 0) + holders;
  }
}

function* positions(frequency: Uint32Array): Generator<number> {
  for (let column = 0; column < COLUMNS; column += 1) if ((frequency[column] ?? 0) > 0) yield column;
}

function add(counts: Uint32Array, column: number): void {
  counts[column] = (counts[column] ?? 0) + 1;
}

/** Sublinear frequency: a word said ten times tells about three times as much as one said once. */
export function damped(count: number): number {
  return count === 1 ? 1 : 1 + Math.log(count);
}

/** Rows and unit values of one word's letters; the word's weight is the same however long it is. */
export function letterRow(form: string, space: FeatureSpace): SparseRow {
  const values = new Map<number, number>();
  let squares = 0;
  for (const column of letterColumns(form)) {
    const row = space.rowOf[column] ?? -1;
    if (row < 0) {
      // What is unknown still makes the word longer: a word of which little is known says little.
      squares += space.rarest * space.rarest;
      continue;
    }
    const gain = space.gains[row] ?? 0;
    values.set(row, (values.get(row) ?? 0) + gain);
    squares += gain * gain;
  }
  const length = Math.sqrt(squares) || 1;
  return {
    rows: Int32Array.from(values.keys()),
    values: Float32Array.from(values.values(), (v) => v / length),
  };
}

/** How counted columns become numbers. */
export interface ColumnView {
  weight: number;
  valueOf: (count: number, gain: number) => number;
  /** Whether what is unknown makes the text longer, so that the rest says less. */
  countsUnknown: boolean;
}

/** Views of a space, besides the letters. */
export function columnViews({
  views,
}: Pick<FeatureSpace, 'views'>): Record<'stem' | 'pair' | 'term', ColumnView> {
  const tfIdf = (count: number, gain: number) => damped(count) * gain;
  return {
    stem: { weight: views.stem, valueOf: tfIdf, countsUnknown: true },
    pair: { weight: views.pair, valueOf: tfIdf, countsUnknown: false },
    term: { weight: views.term, valueOf: (weight) => weight, countsUnknown: false },
  };
}

/** Rows and values of counted columns, brought to the length √weight. */
export function columnRow(
  counts: ReadonlyMap<number, number>,
  space: FeatureSpace,
  { weight, valueOf, countsUnknown }: ColumnView,
): SparseRow {
  // By hand into arrays of the full length: this runs for every post, and `from` is several times slower.
  const rows = new Int32Array(counts.size);
  const values = new Float32Array(counts.size);
  let length = 0;
  let squares = 0;
  for (const [column, count] of counts) {
    const isKnown = (((space.knows[column >>> 5] ?? 0) >>> (column & 31)) & 1) === 1;
    if (!isKnown && !countsUnknown) continue;
    const row = isKnown ? (space.rowOf[column] ?? -1) : -1;
    const value = valueOf(count, row < 0 ? space.rarest : (space.gains[row] ?? 0));
    if (row >= 0) {
      rows[length] = row;
      values[length] = value;
      length += 1;
    }
    squares += value * value;
  }
  const scale = squares > 0 ? Math.sqrt(weight / squares) : 0;
  for (let i = 0; i < length; i += 1) values[i] = (values[i] ?? 0) * scale;
  return { rows: rows.subarray(0, length), values: values.subarray(0, length) };
}
