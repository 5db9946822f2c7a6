/** Columns that are being selected: the one under the cursor, and where the selection began (null: none yet). */
export interface Brush {
  cursor: number;
  anchor: number | null;
}

export type BrushKey = 'ArrowLeft' | 'ArrowRight' | 'Home' | 'End';

const isBrushKey = (key: string): key is BrushKey => ['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(key);

/** The brush after a key; null when the key is none of its own. Shift keeps or begins a selection. */
export function moveBrush(
  brush: Brush | null,
  key: string,
  withShift: boolean,
  columns: number,
): Brush | null {
  if (!isBrushKey(key) || columns === 0) return null;
  const last = columns - 1;
  const from = brush?.cursor ?? (key === 'ArrowLeft' ? columns : -1);
  const target = { ArrowLeft: from - 1, ArrowRight: from + 1, Home: 0, End: last }[key];
  const cursor = Math.min(last, Math.max(0, target));
  if (!withShift) return { cursor, anchor: null };
  return { cursor, anchor: brush?.anchor ?? brush?.cursor ?? cursor };
}

/** First and last selected column, both included. */
export function brushRange({ cursor, anchor }: Brush): [number, number] {
  const other = anchor ?? cursor;
  return [Math.min(cursor, other), Math.max(cursor, other)];
}

/** Column under an x position of a chart whose columns share `width` evenly. */
export function columnAt(x: number, width: number, columns: number): number {
  return Math.min(columns - 1, Math.max(0, Math.floor((x / Math.max(width, 1)) * columns)));
}
